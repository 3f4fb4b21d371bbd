import type { Property } from '../property';
import { answererPolicies, bundlePolicies, recycling } from './bundle';
import { codecOrder } from './codecs';
import { continued, directions, iceRestarts, provisionalAnswers, rollbacks, wrongAnswers } from './exchanges';
import { remoteOffersAnswered, remoteReoffers, wrongReoffers } from './remote-offers';

export const jsep: readonly Property[] = [
  bundlePolicies,
  answererPolicies,
  recycling,
  directions,
  provisionalAnswers,
  rollbacks,
  iceRestarts,
  continued,
  wrongAnswers,
  codecOrder,
  remoteOffersAnswered,
  remoteReoffers,
  wrongReoffers,
];
