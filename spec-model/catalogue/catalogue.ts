import { changeUrl, supersededStep, switchOfStep } from '../editions/switches';
import type { StepRef } from '../vocabulary';
import beyond from './beyond.json';
import webrtc from './webrtc-pc.json';

interface AlgorithmEntry {
  readonly title: string;
  readonly anchor: string;
  readonly steps: Readonly<Record<string, string>>;
}

const algorithms: Readonly<Record<string, AlgorithmEntry>> = { ...webrtc.algorithms, ...beyond };

/** The specification that the steps are numbered by. */
export const pinned = { specification: webrtc.specification, commit: webrtc.commit, date: webrtc.date };

/** Every algorithm that a step may belong to, by key. */
export const algorithmEntry = (key: string): AlgorithmEntry | undefined => algorithms[key];

export const algorithmEntries = (): ReadonlyMap<string, AlgorithmEntry> => new Map(Object.entries(algorithms));

/** The link to an algorithm: the editor's draft of webrtc-pc, or the document that it comes from. */
export const urlOf = (anchor: string): string =>
  anchor.startsWith('http') ? anchor : `https://w3c.github.io/webrtc-pc/#${anchor}`;

/** Where a step stands, with its text in our own words. */
export const stepRef = (algorithm: string, step: string): StepRef => {
  const entry = algorithms[algorithm];
  const change = switchOfStep(step);
  if (change) return { algorithm, step, anchor: changeUrl(change), title: supersededStep(algorithm, step) ?? '' };
  const title = entry?.steps[step] ?? entry?.title ?? algorithm;
  return { algorithm, step, anchor: urlOf(entry?.anchor ?? ''), title };
};
