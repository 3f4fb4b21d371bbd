import { IceCandidatePair } from '../../ice/candidate-pair';
import { type Interface, instanceOf } from '../interface';

export const iceCandidatePair: Interface<IceCandidatePair> = {
  name: 'RTCIceCandidatePair',
  is: instanceOf(IceCandidatePair),
  attributes: {
    local: (pair) => pair.local,
    remote: (pair) => pair.remote,
  },
};
