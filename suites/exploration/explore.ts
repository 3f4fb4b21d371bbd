import { createHash } from 'node:crypto';
import { type Edition, latest, observed } from '../../spec-model/editions/editions';
import type { SwitchKey } from '../../spec-model/editions/switches';
import { listening, type Marker } from '../../spec-model/infra/step';
import type { Script } from '../../spec-model/vocabulary';
import { type Alphabet, type Letter, lengthOf, spell } from './alphabets/letters';
import { canonicalForm } from './canonical';
import { ModelRun } from './model-run';

/** A script that was run, and what it is worth knowing of it. */
export interface Explored {
  readonly script: Script;
  /** Commands; waits do not count. */
  readonly length: number;
  /** Whether it led to a state that no script before it had led to. */
  readonly isNew: boolean;
  /** Steps that the last letter ran. */
  readonly ran: ReadonlySet<string>;
  /** What all of its letters ran. */
  readonly path: Trail;
}

/** What a script went through, on its way from the beginning. Steps are named `algorithm/step`. */
export interface Trail {
  readonly ran: ReadonlySet<string>;
  /** Switches between editions that something depended on. */
  readonly asked: ReadonlySet<SwitchKey>;
}

export interface Limits {
  /** The longest scripts, in commands. */
  readonly depth: number;
  /** Of states; all by default. */
  readonly states?: number;
}

export interface Summary {
  readonly states: number;
  readonly transitions: number;
  /** All scripts of at most so many commands are explored. */
  readonly depth: number;
  /** Whether there is nothing that a limit has left out, but longer scripts. */
  readonly whole: boolean;
}

/** A state, by the way on which it was first met. */
interface Node {
  readonly letters: readonly Letter[];
  readonly length: number;
  /** Hash of the canonical form of the last state on the way in which nothing was under way, and the letters since. */
  readonly quiet: string;
  readonly since: string;
  readonly trail: Trail;
}

/** No more letters than these are under way at once. */
const mostHurried = 2;

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
const union = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> => {
  const more = [...b].filter((one) => !a.has(one));
  return more.length === 0 ? a : new Set([...a, ...more]);
};

const names = new WeakMap<Marker, string>();
const nameOf = (marker: Marker): string => {
  const name = names.get(marker) ?? `${marker.algorithm}/${marker.step}`;
  names.set(marker, name);
  return name;
};

const nothing: Trail = { ran: new Set(), asked: new Set() };

/** Scripts by their length, the shortest first. */
class Agenda {
  private readonly levels: { readonly node: Node; readonly letter: Letter }[][] = [];

  add(node: Node, alphabet: Alphabet, depth: number): void {
    const hurried = node.since === '' ? 0 : node.letters.findLastIndex(({ waits }) => waits);
    const full = node.since !== '' && node.letters.length - 1 - hurried >= mostHurried;
    for (const letter of alphabet) {
      const length = node.length + lengthOf(letter.script);
      if (length > depth || (full && !letter.waits)) continue;
      this.levels[length] ??= [];
      this.levels[length].push({ node, letter });
    }
  }

  *[Symbol.iterator]() {
    for (let level = 0; level < this.levels.length; level++)
      for (const one of this.levels[level] ?? []) yield { ...one, length: level };
  }
}

/** Goes through one state and one letter: what is run, and the state that it leads to. */
const go = ({ letters, quiet, since, trail }: Node, letter: Letter, length: number, edition: Edition) => {
  const seen = observed(edition);
  const run = new ModelRun(seen.edition);
  for (const { script, waits } of letters) {
    run.perform(script);
    if (waits) run.settle();
  }
  const ran = new Set<string>();
  const isQuiet = listening(
    (marker) => ran.add(nameOf(marker)),
    () => {
      run.perform(letter.script);
      if (letter.waits) run.settle();
      // After a hurried letter even the microtasks of its turn are still to come.
      const calm = letter.waits && run.isQuiet;
      // What is under way at the end of a script belongs to it.
      if (!calm) run.settle();
      return calm;
    },
  );
  const path: Trail = { ran: union(trail.ran, ran), asked: union(trail.asked, seen.asked) };
  const all = [...letters, letter];
  const node: Node = isQuiet
    ? { letters: all, length, quiet: hash(canonicalForm(run)), since: '', trail: path }
    : { letters: all, length, quiet, since: `${since}${JSON.stringify(letter.script)}`, trail: path };
  return { node, ran };
};

/**
 * Runs every script over an alphabet up to a length on the model, the shortest first; of scripts that lead to the same state, only the
 * first is gone on from. Gives each script that was run. Same alphabet, same limits, same scripts.
 */
export function* explore(
  alphabet: Alphabet,
  { depth, states = Number.POSITIVE_INFINITY }: Limits,
  edition: Edition = latest,
): Generator<Explored, Summary> {
  const start: Node = {
    letters: [],
    length: 0,
    quiet: hash(canonicalForm(new ModelRun(edition))),
    since: '',
    trail: nothing,
  };
  const known = new Set([start.quiet]);
  const agenda = new Agenda();
  agenda.add(start, alphabet, depth);
  let transitions = 0;
  for (const { node, letter, length } of agenda) {
    if (known.size >= states) return { states: known.size, transitions, depth: length - 1, whole: false };
    const next = go(node, letter, length, edition);
    transitions++;
    const key = `${next.node.quiet} ${next.node.since}`;
    const isNew = !known.has(key);
    if (isNew) {
      known.add(key);
      agenda.add(next.node, alphabet, depth);
    }
    yield { script: spell(next.node.letters), length, isNew, ran: next.ran, path: next.node.trail };
  }
  return { states: known.size, transitions, depth, whole: true };
}
