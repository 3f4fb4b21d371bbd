import type { Property } from '../property';
import { closing, withConnection } from './closing';
import { attributes, conversions, refusals } from './create';
import { anything, buffered, inside, sending, sizes } from './messages';
import { ids, opening, reuse, transport } from './open';
import { transferred } from './transfer';

export const dataChannel: readonly Property[] = [
  refusals,
  attributes,
  conversions,
  opening,
  ids,
  reuse,
  transport,
  sending,
  anything,
  sizes,
  buffered,
  inside,
  closing,
  transferred,
  withConnection,
];
