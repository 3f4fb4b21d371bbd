import * as fc from 'fast-check';
import { simulatorSession } from '../../adapters/simulator';
import { differingSwitches, type Edition, editions, observed } from '../../spec-model/editions/editions';
import { judge } from '../../spec-model/judge/judge';
import type { Script } from '../../spec-model/vocabulary';
import { aims } from '../editions/aims';
import { accepts, responsible, type Simulate } from '../editions/tell-apart';
import { how, inRounds } from '../rounds';
import { choosers } from './choosers';

export const simulate: Simulate = (edition, chooser) => simulatorSession({ edition, ...(chooser ? { chooser } : {}) });

/** What has to be explained: a script, and what is wrong with what the editions say of it. */
export interface Unexplained {
  readonly script: Script;
  readonly what: string;
}

/** What became of the scripts. */
export interface Outcome {
  scripts: number;
  /** Of those judged by another edition: accepted, and refused with the switches that explain it. */
  accepted: number;
  readonly refused: Map<string, number>;
  readonly unexplained: Unexplained[];
}

/** Scripts of all properties, and those that are aimed at the switches, in turns. */
export const scriptsFor = (seed: number, count: number): Script[] => {
  const each = Math.ceil(count / 2 / aims.length);
  const aimed = aims.flatMap(({ script }) => fc.sample(script, { seed, numRuns: each }));
  const general = inRounds(seed, 20).map(({ script }) => script);
  const all: Script[] = [];
  for (let at = 0; all.length < count; at++) {
    all.push(aimed[(at * 7919) % aimed.length] as Script);
    all.push(general[at % general.length] as Script);
  }
  return all.slice(0, count);
};

const names = Object.keys(choosers);

/** One session an edition, which says what switches a script has asked for. */
class Followed {
  private readonly seen;
  private readonly session;
  /** What the classes are made by. */
  private readonly always;

  constructor(
    readonly edition: Edition,
    seed: number,
  ) {
    this.seen = observed(edition);
    this.session = simulate(this.seen.edition, choosers[names[seed % names.length] as string]?.(seed));
    this.always = new Set(this.seen.asked);
  }

  async run(script: Script) {
    this.seen.asked.clear();
    const trace = await this.session.perform(script, how);
    return { trace, asked: new Set([...this.always, ...this.seen.asked]) };
  }
}

const check = async (followed: Followed, other: Edition, script: Script, outcome: Outcome): Promise<void> => {
  const { edition } = followed;
  const { trace, asked } = await followed.run(script);
  const wrong = (what: string) => void outcome.unexplained.push({ script, what });
  if (!accepts(edition, trace)) {
    const { verdict, divergence, notes } = judge(trace, { edition });
    return wrong(`${edition.id} refuses itself: ${verdict} ${divergence?.fingerprint ?? notes}`);
  }
  const keys = responsible(trace, edition, other);
  if (!keys) return void outcome.accepted++;
  if (!differingSwitches(edition, other).some((key) => asked.has(key)))
    return wrong(`${other.id} refuses ${edition.id}, and no switch that differs was asked for`);
  if (keys.length === 0) return wrong(`${other.id} refuses ${edition.id}, and no switches explain it`);
  const name = keys.join(' + ');
  outcome.refused.set(name, (outcome.refused.get(name) ?? 0) + 1);
};

/** Follows each script by one edition, and judges it by that and by another one. */
export const checkEditions = async (seed: number, scripts: readonly Script[]): Promise<Outcome> => {
  const outcome: Outcome = { scripts: 0, accepted: 0, refused: new Map(), unexplained: [] };
  const followed = editions.map((edition, index) => new Followed(edition, seed + index));
  for (const [index, script] of scripts.entries()) {
    outcome.scripts++;
    const one = followed[index % followed.length] as Followed;
    const other = editions[(index + 1 + ((index * 31 + seed) % (editions.length - 1))) % editions.length] as Edition;
    await check(one, other, script, outcome);
  }
  return outcome;
};
