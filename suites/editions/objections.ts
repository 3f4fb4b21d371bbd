import type { Edition } from '../../spec-model/editions/editions';
import { editionHas } from '../../spec-model/judge/members';
import type { Divergence, Trace } from '../../spec-model/vocabulary';
import { divergencesUnder } from './tell-apart';

/** What says of an observed value only what kind it is. */
const shapes = /^(\{"|an object$|a dictionary$|a text$)/;

/** What a text has against a run: an observation, or a member that is missing. */
const asText = ({ aspect, subject, expected, observed }: Divergence): string =>
  // What is seen of objects differs from one implementation to another.
  [aspect, subject, expected, shapes.test(observed) ? 'something else' : observed].join('|');

const missing = (text: Edition, trace: Trace): string[] =>
  trace.flatMap((entry) =>
    entry.t === 'skip' && entry.missing && editionHas(text, entry.missing) ? [`missing|${entry.missing}`] : [],
  );

/** Everything that a text has against a run, in order. */
export const objectionsOf = (text: Edition, trace: Trace): readonly string[] => {
  try {
    return [...divergencesUnder(text, trace).map(asText), ...missing(text, trace)];
  } catch {
    return [];
  }
};
