import type { Property } from '../property';
import { candidates, pairs, parameters } from './methods';
import { bundling, objects, rollback } from './objects';
import { closing, connecting, gathering, loss, restart } from './states';

export const iceTransport: readonly Property[] = [
  objects,
  bundling,
  rollback,
  gathering,
  connecting,
  restart,
  closing,
  loss,
  candidates,
  pairs,
  parameters,
];
