import type { Session } from '../../adapters/contract';
import { type Deed, followSteps, type Marker } from '../../spec-model/infra/step';
import { type Aimed, how } from '../rounds';
import { noteWrites, type Written } from './effects';

/** How a step went in one script: whether its condition (or effect) was ever taken, and ever not, and what else it did. */
interface Passage {
  readonly aimed: Aimed;
  readonly held: boolean;
  readonly failed: boolean;
  readonly deeds: ReadonlySet<Deed>;
}

/** Which scripts run which step, by `algorithm/step`; shorter scripts come first. */
export type Corpus = ReadonlyMap<string, readonly Passage[]>;

export const keyOf = ({ algorithm, step }: Pick<Marker, 'algorithm' | 'step'>): string => `${algorithm}/${step}`;

const kindsOfDeed: readonly Deed[] = ['error', 'event', 'settlement', 'task'];

/** How a step goes in the script at work. */
interface Going {
  held: boolean;
  failed: boolean;
  readonly before: Readonly<Record<Deed, number>>;
}

/** Performs a script and notes how each step goes that it runs. */
const noteSteps = async (session: Session, { script }: Aimed): Promise<ReadonlyMap<Marker, Going>> => {
  const noted = new Map<Marker, Going>();
  const begins = (marker: Marker, taken: boolean): void => {
    const going = noted.get(marker) ?? { held: false, failed: false, before: { ...marker.deeds } };
    if (taken) going.held = true;
    else going.failed = true;
    noted.set(marker, going);
  };
  const leave = followSteps({ begins, ends: () => {}, made: () => {} });
  await session.perform(script, how);
  leave();
  return noted;
};

/** Performs every script on the model, and notes which steps each of them runs. */
export const collect = async (session: Session, scripts: readonly Aimed[]): Promise<Corpus> => {
  const corpus = new Map<string, Passage[]>();
  for (const aimed of scripts)
    for (const [marker, { held, failed, before }] of await noteSteps(session, aimed)) {
      const deeds = new Set(kindsOfDeed.filter((deed) => marker.deeds[deed] > before[deed]));
      const key = keyOf(marker);
      const passages = corpus.get(key) ?? [];
      corpus.set(key, passages);
      passages.push({ aimed, held, failed, deeds });
    }
  for (const passages of corpus.values()) passages.sort((a, b) => a.aimed.script.length - b.aimed.script.length);
  return corpus;
};

/** What each step writes, by the first two scripts that have its effect. */
export const writtenBy = async (session: Session, corpus: Corpus): Promise<ReadonlyMap<string, Written>> => {
  const first = [...corpus.values()].flatMap((passages) => passages.filter(({ held }) => held).slice(0, 2));
  const written = new Map<string, Written>();
  for (const script of new Set(first.map(({ aimed }) => aimed.script))) {
    const { noted, leave } = noteWrites(() => true);
    await session.perform(script, how);
    leave();
    for (const [marker, { alterable }] of noted) {
      const known = written.get(keyOf(marker))?.alterable === true;
      written.set(keyOf(marker), { any: true, alterable: known || alterable });
    }
  }
  return written;
};
