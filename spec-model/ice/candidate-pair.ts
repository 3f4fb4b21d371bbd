import { AnyValue } from '../infra/any-value';
import { algorithm } from '../infra/step';
import type { IceCandidate } from '../peer-connection/ice-candidate';

const step = algorithm('create-an-RTCIceCandidatePair');

/** RTCIceCandidatePair: its internal slots. */
export class IceCandidatePair {
  constructor(
    readonly local: IceCandidate | AnyValue,
    readonly remote: IceCandidate | AnyValue,
  ) {}
}

/** https://w3c.github.io/webrtc-pc/#rtcicecandidatepair */
export const createCandidatePair = (local: IceCandidate, remote: IceCandidate): IceCandidatePair =>
  new IceCandidatePair(step('2') ? local : remote, step('3') ? remote : local);

const anyCandidate = new AnyValue('an RTCIceCandidate', (value) => typeof value === 'object' && value !== null, null);

/** A pair that only the ICE agent knows. */
export const createAnyCandidatePair = (): IceCandidatePair => new IceCandidatePair(anyCandidate, anyCandidate);
