import { algorithm } from '../infra/step';
import type { CandidateInit } from './add-ice-candidate';
import type { IceCandidate } from './ice-candidate';

const step = algorithm('RTCIceCandidate.toJSON');

const names = ['candidate', 'sdpMid', 'sdpMLineIndex', 'usernameFragment'] as const;

/** https://w3c.github.io/webrtc-pc/#dom-rtcicecandidate-tojson */
export const candidateToJson = ({ init }: IceCandidate): Partial<CandidateInit> => {
  const json: Record<string, unknown> = {};
  for (const name of names) {
    const value = step('2.1') ? init[name] : null;
    if (step('2.2')) json[name] = value;
  }
  return json;
};
