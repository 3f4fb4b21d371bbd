import type { Property } from '../property';
import { precedences } from './precedence';
import { afterClose, answerMismatch, brokenDescription, munged, states } from './states';

export const errorCodes: readonly Property[] = [
  ...precedences,
  states,
  afterClose,
  munged,
  brokenDescription,
  answerMismatch,
];
