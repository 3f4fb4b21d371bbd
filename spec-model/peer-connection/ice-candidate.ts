import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { World } from '../infra/world';
import { type CandidateReading, candidateAttributes, noAttributes, parseCandidate } from '../sdp/candidate';
import type { CandidateInit } from './add-ice-candidate';

const construct = algorithm('RTCIceCandidate.constructor');
const create = algorithm('create-an-RTCIceCandidate');

/** RTCLocalIceCandidateInit after conversion. */
export interface LocalCandidateInit extends CandidateInit {
  readonly relayProtocol: string | null;
  readonly url: string | null;
}

const noInit: LocalCandidateInit = {
  candidate: '',
  sdpMid: null,
  sdpMLineIndex: null,
  usernameFragment: null,
  relayProtocol: null,
  url: null,
};
const noReading: CandidateReading = { attributes: noAttributes, open: [], allowed: [noAttributes] };

/** Step 4: what the candidate string says, or nothing. */
const read = (text: string): CandidateReading => {
  if (!create('4', text !== '')) return noReading;
  const parsed = create('4.1') ? parseCandidate(text) : undefined;
  if (!parsed || create('4.2', !parsed.ok && !parsed.tolerated)) return noReading;
  const reading = candidateAttributes(text);
  if (
    create(
      '4.3',
      reading.allowed.every((attributes) => attributes === noAttributes),
    )
  )
    return noReading;
  return create('4.4') ? reading : noReading;
};

/**
 * RTCIceCandidate: what it was made of, and the ten attributes read from the candidate string.
 * @see https://w3c.github.io/webrtc-pc/#dfn-creating-an-rtcicecandidate
 */
export class IceCandidate {
  readonly init: LocalCandidateInit;
  readonly parsed: CandidateReading;

  constructor(init: LocalCandidateInit) {
    this.init = create('3') ? init : noInit;
    this.parsed = read(init.candidate);
  }
}

/** https://w3c.github.io/webrtc-pc/#dom-rtcicecandidate-constructor */
export const constructIceCandidate = ({ edition }: World, init: LocalCandidateInit): IceCandidate | Thrown => {
  if (construct('1', init.sdpMid === null && init.sdpMLineIndex === null))
    return throws('TypeError', 'sdpMid and sdpMLineIndex are both null');
  const local = init.relayProtocol !== null || init.url !== null;
  const forgotten = construct('before-3038', local && !edition.has('3038'));
  if (!construct('2')) return new IceCandidate(noInit);
  return new IceCandidate(forgotten ? { ...init, relayProtocol: null, url: null } : init);
};
