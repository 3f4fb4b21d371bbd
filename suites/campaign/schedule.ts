import type { Script } from '../../spec-model/vocabulary';
import type { Property } from '../property';
import { Guide } from './guide';
import type { CampaignOptions } from './options';
import { generated } from './scripts-of';

/** Scripts of one property, to be run one after the other. */
export interface Batch {
  readonly property: Property;
  readonly scripts: readonly Script[];
}

/** Scripts of a property in one round, where only the time is limited. */
const aRound = 2;
/** Of so many generated scripts, one is run. */
const choice = 2;

/** What a campaign runs: all cases first, then generated scripts in rounds, a few of each property. A pure function of its options. */
export const schedule = async function* (
  options: Pick<CampaignOptions, 'properties' | 'seed' | 'scripts' | 'time' | 'simulate'>,
): AsyncGenerator<Batch> {
  const { properties, seed, scripts, time, simulate } = options;
  for (const property of properties) if (property.cases?.length) yield { property, scripts: property.cases };
  if (properties.length === 0) return;
  const share = Math.max(1, Math.floor((scripts ?? Number.POSITIVE_INFINITY) / properties.length));
  const guide = simulate && new Guide(simulate);
  const inRounds = time !== undefined;
  for (let done = 0, block = 0; done < share; block++) {
    const count = inRounds ? Math.min(aRound, share - done) : share;
    for (const property of properties) {
      const drawn = generated(property, seed, inRounds && guide ? count * choice : count, block);
      yield { property, scripts: inRounds && guide ? await guide.choose(drawn, count) : drawn };
    }
    done += count;
  }
};
