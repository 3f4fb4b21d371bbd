import type { Session } from '../../adapters/contract';
import { type Deed, followSteps, type Marker } from '../../spec-model/infra/step';
import type { Script } from '../../spec-model/vocabulary';
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

/** Performs a script; `leave` is called at its end, before what it has made is closed. */
const performUntilEnd = async (session: Session, script: Script, leave: () => void): Promise<void> => {
  await session.perform(script, { ...how, heard: ({ t }) => void (t === 'end' && leave()) });
};

/** Performs a script and notes how each step goes that it runs. */
const passagesOf = async (session: Session, aimed: Aimed): Promise<ReadonlyMap<string, Passage>> => {
  const goings = new Map<Marker, Going>();
  const passages = new Map<string, Passage>();
  const begins = (marker: Marker, taken: boolean): void => {
    const going = goings.get(marker) ?? { held: false, failed: false, before: { ...marker.deeds } };
    if (taken) going.held = true;
    else going.failed = true;
    goings.set(marker, going);
  };
  const unfollow = followSteps({ begins, ends: () => {}, made: () => {} });
  await performUntilEnd(session, aimed.script, () => {
    unfollow();
    for (const [marker, { held, failed, before }] of goings) {
      const deeds = new Set(kindsOfDeed.filter((deed) => marker.deeds[deed] > before[deed]));
      passages.set(keyOf(marker), { aimed, held, failed, deeds });
    }
  });
  return passages;
};

/** Performs every script on the model, and notes which steps each of them runs. */
export const collect = async (session: Session, scripts: readonly Aimed[]): Promise<Corpus> => {
  const corpus = new Map<string, Passage[]>();
  for (const aimed of scripts)
    for (const [key, passage] of await passagesOf(session, aimed)) {
      const passages = corpus.get(key) ?? [];
      corpus.set(key, passages);
      passages.push(passage);
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
    await performUntilEnd(session, script, leave);
    for (const [marker, { alterable }] of noted) {
      const known = written.get(keyOf(marker))?.alterable === true;
      written.set(keyOf(marker), { any: true, alterable: known || alterable });
    }
  }
  return written;
};
