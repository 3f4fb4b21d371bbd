import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
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
export const constructIceCandidate = (init: LocalCandidateInit): IceCandidate | Thrown => {
  if (construct('1', init.sdpMid === null && init.sdpMLineIndex === null))
    return throws('TypeError', 'sdpMid and sdpMLineIndex are both null');
  return new IceCandidate(init);
};
