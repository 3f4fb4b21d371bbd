import { stepRef } from '../../spec-model/catalogue/catalogue';
import type { Divergence, Trace } from '../../spec-model/vocabulary';
import type { Derived, Relation } from './relation';
import { endOf, isWhole, lastState, outcomesOf, senderGiven } from './sight';

interface Difference {
  readonly aspect: 'outcome' | 'state';
  readonly subject: string;
  /** In the first run, and in the other one. */
  readonly first: string;
  readonly other: string;
  /** The command concerned, in the first script; -1: none. */
  readonly command: number;
}

const nameOf = ({ command }: Derived): string => {
  for (const key of ['call', 'set', 'get', 'construct'] as const)
    if (key in command) return String((command as Readonly<Record<string, unknown>>)[key]);
  return 'command';
};

const inOutcomes = (first: Trace, other: Trace, derived: readonly Derived[]): Difference | undefined => {
  const [before, after] = [outcomesOf(first), outcomesOf(other)];
  for (const [place, one] of derived.entries()) {
    if (one.from === undefined) continue;
    const [left = 'nothing', right = 'nothing'] = [before.get(one.from), after.get(place)];
    if (left !== right)
      return { aspect: 'outcome', subject: nameOf(one), first: left, other: right, command: one.from };
  }
  return undefined;
};

const inStates = (first: Trace, other: Trace, connections: readonly string[]): Difference | undefined => {
  for (const pc of connections) {
    const [left, right] = [lastState(first, pc), lastState(other, pc)];
    if (!left || !right) continue;
    for (const subject of Object.keys({ ...left, ...right })) {
      const [one = 'nothing', another = 'nothing'] = [left[subject], right[subject]];
      if (one !== another)
        return {
          aspect: 'state',
          subject: subject.replace(/\[\d+\]/, '[]'),
          first: one,
          other: another,
          command: -1,
        };
    }
  }
  return undefined;
};

/** Which of several senders addTrack reuses is free: after another choice the runs have nothing in common. */
const choseOther = (first: Trace, other: Trace, derived: readonly Derived[]): boolean =>
  derived.some(({ from }, place) => {
    if (from === undefined) return false;
    const [left, right] = [senderGiven(first, from), senderGiven(other, place)];
    return left !== undefined && right !== undefined && left.count === right.count && left.place !== right.place;
  });

/** How two runs differ that must not, as a divergence of the first: expected is what the other one shows. A pure function of the traces. */
export const comparePair = (
  { id, checks, named, other: name, connections = ['pc0', 'pc1'] }: Relation,
  first: Trace,
  other: Trace,
  derived: readonly Derived[],
): Divergence | undefined => {
  if (!isWhole(first) || !isWhole(other)) return undefined;
  if (choseOther(first, other, derived)) return undefined;
  const found = inOutcomes(first, other, derived) ?? inStates(first, other, connections);
  if (!found) return undefined;
  const { aspect, subject, command } = found;
  const [algorithm = '', step = ''] = (named?.(first, derived) ?? checks[0] ?? '').split('/');
  const entry = command < 0 ? first.length - 1 : endOf(first, command);
  return {
    entry,
    command,
    aspect,
    subject,
    expected: `as ${name}: ${found.other}`,
    observed: found.first,
    at: stepRef(algorithm, step),
    fingerprint: [id, aspect, subject].join('|'),
    steps: [],
  };
};
