import { behaviour } from './behaviour';
import { elsewhere } from './elsewhere';

/** A change of the text that the model can take back. Its key is the number of the pull request, or the commit where there was none. */
export interface Switch {
  /** What the text says since, in our own words. */
  readonly title: string;
  /** Rows of the table of differences in CONFORMANCE.md that it decides. */
  readonly differences: readonly string[];
  /** Algorithm of the catalogue -> what it did before: the superseded step `before-<key>`. */
  readonly before: Readonly<Record<string, string>>;
  readonly anchor: string;
  /** Why no program can tell its two sides apart by the model, where none can. */
  readonly unseen?: string;
}

export type SwitchKey = keyof typeof behaviour;

/** Every switch, by key. The list is closed: the model asks for no other. */
export const switches: Readonly<Record<SwitchKey, Switch>> = behaviour;

export const switchKeys = Object.keys(behaviour) as SwitchKey[];

/** A change of the text: one that the model can take back, or another. */
export type Change = SwitchKey | keyof typeof elsewhere;

export const isSwitch = (key: Change): key is SwitchKey => key in behaviour;

/** Changes that make no difference to the model, with the reason. */
export const withoutSwitch: Readonly<
  Record<keyof typeof elsewhere, { readonly title: string; readonly reason: string }>
> = elsewhere;

const prefix = 'before-';

/** The switch of a superseded step; undefined for a step of the text of today. */
export const switchOfStep = (step: string): SwitchKey | undefined => {
  const key = step.startsWith(prefix) ? step.slice(prefix.length) : '';
  return key in behaviour ? (key as SwitchKey) : undefined;
};

/** What a superseded step of an algorithm did. */
export const supersededStep = (algorithm: string, step: string): string | undefined => {
  const key = switchOfStep(step);
  return key && switches[key].before[algorithm];
};

/** Of the changes of which only the year is known. */
const isYear = (key: string): boolean => /^20(?:18|19|20)-/.test(key);
const isPull = (key: string): boolean => /^\d{4}(?:-[a-z]+)?$/.test(key) && !isYear(key);
const isCommit = (key: string): boolean => /^[0-9a-f]{8}$/.test(key) && !isPull(key);

/** `w3c/webrtc-pc#2759`, or how else a change is named. */
export const changeName = (key: string): string => {
  if (isPull(key)) return `w3c/webrtc-pc#${key.replace(/-(.*)/, ' ($1)')}`;
  return isCommit(key) ? `w3c/webrtc-pc@${key}` : `the text of ${key.slice(0, 4)}`;
};

/** Where a change was made, or, where that is not known, the place that was changed. */
export const changeUrl = (key: SwitchKey): string => {
  if (isPull(key)) return `https://github.com/w3c/webrtc-pc/pull/${key.slice(0, 4)}`;
  if (isCommit(key)) return `https://github.com/w3c/webrtc-pc/commit/${key}`;
  return `https://w3c.github.io/webrtc-pc/#${switches[key].anchor}`;
};
