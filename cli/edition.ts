import { InvalidArgumentError, Option } from 'commander';
import { closest } from 'fastest-levenshtein';
import { type Edition, editions, findEdition } from '../spec-model/editions/editions';
import type { Context } from './io';

/** The edition of that id. */
export const parseEdition = (id: string): Edition => {
  const found = findEdition(id);
  if (found) return found;
  const ids = editions.map((edition) => edition.id);
  throw new InvalidArgumentError(
    `There is no edition "${id}": did you mean "${closest(id.toUpperCase(), ids)}"? There are ${ids.join(', ')}.`,
  );
};

export const editionOption = (what = 'the edition of webrtc-pc to judge by, see npx peerproof editions'): Option =>
  new Option('--edition <id>', what).argParser(parseEdition);

/** The same, judging by an edition. */
export const under = (context: Context, edition: Edition | undefined): Context => {
  const { parts } = context;
  if (!edition || edition.id === parts.edition) return context;
  return {
    ...context,
    parts: {
      ...parts,
      edition: edition.id,
      judge: (trace, options) => parts.judge(trace, { edition, ...options }),
      runCampaign: (options) => parts.runCampaign({ edition, ...options }),
    },
  };
};
