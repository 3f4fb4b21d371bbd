import type { Property } from '../property';
import { encodings, oddEncodings } from './encodings';
import { narrowed, negotiated } from './negotiated';
import { jitterBufferTarget, sources } from './receiver';
import { encodingCodec, validation } from './set-parameters';
import { answers, offers, whileSetting } from './simulcast';
import { stopped, transactions } from './transactions';

export const rtpParameters: readonly Property[] = [
  encodings,
  oddEncodings,
  transactions,
  stopped,
  validation,
  encodingCodec,
  negotiated,
  narrowed,
  answers,
  offers,
  whileSetting,
  jitterBufferTarget,
  sources,
];
