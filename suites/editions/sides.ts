import { type Edition, editions, withSwitches } from '../../spec-model/editions/editions';
import type { SwitchKey } from '../../spec-model/editions/switches';
import type { Aim } from './aims';
import { keysOf } from './keys';
import { objectionsOf } from './objections';
import type { Distinction } from './result';
import { accepts, type Simulate, simulated } from './tell-apart';

/** One side of a difference. */
export interface Side {
  /** The editions that are on it, as far as the switches of the row go. */
  readonly editions: string[];
  /** What the other side's text has against a run of this one. */
  readonly objection: string;
}

export const editionOf = (id: string): Edition => editions.find((one) => one.id === id) as Edition;

/** The two texts that a witness tells apart: they differ in its switch only. */
export const textsOf = ({ key, base, follows, judgedBy }: Pick<Distinction, 'key' | 'base' | 'follows' | 'judgedBy'>) =>
  [follows, judgedBy].map((id) => withSwitches(editionOf(base), [key], editionOf(id))) as [Edition, Edition];

const having = (key: SwitchKey, has: boolean): string[] =>
  editions.filter((one) => one.has(key) === has).map(({ id }) => id);

/** Which editions are on which side: those of which a script shows the same as of the text. */
export const sidesOf = async (
  { difference, variant }: Aim,
  found: Distinction,
  simulate: Simulate,
): Promise<readonly [Side, Side]> => {
  const { script, key, base } = found;
  const run = (text: Edition) => simulated(simulate, text, script, variant);
  const texts = textsOf(found);
  const traces = await Promise.all(texts.map(run));
  const keys = keysOf({ key, ...(difference ? { difference } : {}) });
  const on: [string[], string[]] = [[], []];
  for (const edition of editions) {
    const text = withSwitches(editionOf(base), keys, edition);
    const trace = await run(text);
    for (const index of [0, 1] as const)
      if (accepts(texts[index], trace) && accepts(text, traces[index] ?? [])) on[index].push(edition.id);
  }
  const side = (index: 0 | 1): Side => ({
    // No edition has just that: those that have the switch like it.
    editions: on[index].length > 0 ? on[index] : having(key, texts[index].has(key)),
    objection: objectionsOf(texts[1 - index] as Edition, traces[index] ?? [])[0] ?? '',
  });
  return [side(0), side(1)];
};
