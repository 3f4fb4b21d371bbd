import test from 'ava';
import * as fc from 'fast-check';
import { simulatorSession } from '../../adapters/simulator';
import type { Script } from '../../spec-model/vocabulary';
import { properties } from '../registry';
import { schedule } from './schedule';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const some = properties.filter((_, index) => index % 12 === 0);
const plan = { properties: some.map(({ cases: _cases, ...property }) => property), simulate: simulatorSession };

/** The first generated scripts of a campaign. */
const first = async (seed: number, count: number): Promise<Script[]> => {
  const scripts: Script[] = [];
  for await (const batch of schedule({ ...plan, seed, time: 60_000 })) {
    scripts.push(...batch.scripts);
    if (scripts.length >= count) break;
  }
  return scripts;
};

// One after the other: the steps that run are counted for the whole process.
test.serial('scripts of a campaign have at least 15 commands in the median', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      t.true(median((await first(seed, 32)).map(({ length }) => length)) >= 15);
    }),
    { numRuns: 1 },
  );
});

test.serial('the same seed gives the same scripts in the same order, whatever ran before', async (t) => {
  const scripts = await first(5, 12);
  t.deepEqual(await first(5, 12), scripts);
  t.notDeepEqual(await first(6, 12), scripts);
});

test.serial(
  'where only the time is limited, each property has some of its cases before one has all; what was found before is sought otherwise',
  async (t) => {
    const ids: string[] = [];
    for await (const { property, scripts } of schedule({ properties, seed: 1, time: 1000 })) {
      t.true(!property.found && scripts.length <= 12);
      if (ids.includes(property.id)) break;
      ids.push(property.id);
    }
    t.deepEqual(
      ids,
      properties.filter(({ cases, found }) => cases?.length && !found).map(({ id }) => id),
    );
  },
);

test.serial('a number of scripts is shared among the properties, after their cases', async (t) => {
  const batches = [];
  for await (const batch of schedule({ properties: some, seed: 1, scripts: some.length * 3 })) batches.push(batch);
  const cases = some.filter((property) => property.cases?.length);
  t.deepEqual(
    batches.map(({ property }) => property.id),
    [...cases, ...some].map(({ id }) => id),
  );
  t.true(batches.slice(cases.length).every(({ scripts }) => scripts.length === 3));
});
