import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { World } from '../infra/world';
import { candidateAttributes } from '../sdp/candidate';
import type { CandidateInit } from './add-ice-candidate';

const construct = algorithm('RTCIceCandidate.constructor');
const create = algorithm('create-an-RTCIceCandidate');

/** RTCLocalIceCandidateInit after conversion. */
export interface LocalCandidateInit extends CandidateInit {
  readonly relayProtocol: string | null;
  readonly url: string | null;
}

/** RTCIceCandidate: what it was made of, and the ten attributes read from the candidate string. */
export class IceCandidate {
  readonly parsed: ReturnType<typeof candidateAttributes>;

  constructor(readonly init: LocalCandidateInit) {
    this.parsed = candidateAttributes(create('4', init.candidate !== '') ? init.candidate : '');
  }
}

/** https://w3c.github.io/webrtc-pc/#dom-rtcicecandidate-constructor */
export const constructIceCandidate = ({ edition }: World, init: LocalCandidateInit): IceCandidate | Thrown => {
  if (construct('1', init.sdpMid === null && init.sdpMLineIndex === null))
    return throws('TypeError', 'sdpMid and sdpMLineIndex are both null');
  const local = init.relayProtocol !== null || init.url !== null;
  const forgotten = construct('before-3038', local && !edition.has('3038'));
  return new IceCandidate(forgotten ? { ...init, relayProtocol: null, url: null } : init);
};
