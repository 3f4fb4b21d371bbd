import * as fc from 'fast-check';
import { oddLines, oddValues, replacements } from './tokens';

/** One change of a text of SDP. Places are taken modulo what there is. */
export interface Mutation {
  readonly kind: keyof typeof kinds;
  readonly at: number;
  readonly to: number;
}

type Change = (lines: readonly string[], at: number, to: number) => readonly string[];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

const replaced = (lines: readonly string[], at: number, line: string): string[] =>
  lines.map((old, index) => (index === at ? line : old));
const inserted = (lines: readonly string[], at: number, ...more: string[]): string[] => [
  ...lines.slice(0, at),
  ...more,
  ...lines.slice(at),
];
const without = (lines: readonly string[], at: number): string[] => lines.filter((_, index) => index !== at);

/** The lines cut before each m= line. */
const sections = (lines: readonly string[]): string[][] => {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith('m=')) parts.push([]);
    parts.at(-1)?.push(line);
  }
  return parts;
};

const withSections =
  (change: (list: string[][], at: number, to: number) => string[][]): Change =>
  (lines, at, to) => {
    const [session = [], ...rest] = sections(lines);
    if (rest.length === 0) return lines;
    return [session, ...change(rest, at % rest.length, to % rest.length)].flat();
  };

/** Exchanges the value, or one word of it. */
const otherValue: Change = (lines, at, to) => {
  const line = pick(lines, at);
  const words = line.split(/([:= ])/);
  const index = (to % Math.ceil(words.length / 2)) * 2;
  const value = pick(oddValues, at + to);
  return replaced(lines, at % lines.length, words.map((word, n) => (n === index ? value : word)).join(''));
};

const otherPiece: Change = (lines, at, to) => {
  const [find, put] = pick(replacements, to);
  const fitting = lines.flatMap((line, index) => (find.test(line) ? [index] : []));
  if (fitting.length === 0) return lines;
  const index = pick(fitting, at);
  return replaced(lines, index, (lines[index] ?? '').replace(find, put));
};

const otherLetter: Change = (lines, at, to) => {
  const line = pick(lines, at);
  const place = to % (line.length + 1);
  const letter = pick(oddValues, at * 7 + to).slice(0, 1);
  return replaced(lines, at % lines.length, `${line.slice(0, place)}${letter}${line.slice(place + 1)}`);
};

/** Ways to change a description: of its lines, of what stands in them, and of its sections. */
const kinds = {
  'drop a line': (lines, at) => without(lines, at % lines.length),
  'double a line': (lines, at) => inserted(lines, at % lines.length, pick(lines, at)),
  'move a line': (lines, at, to) => inserted(without(lines, at % lines.length), to % lines.length, pick(lines, at)),
  'add a line': (lines, at, to) => inserted(lines, at % (lines.length + 1), pick(oddLines, to)),
  'change a value': otherValue,
  'change a piece': otherPiece,
  'change a letter': otherLetter,
  'cut a line': (lines, at, to) => replaced(lines, at % lines.length, pick(lines, at).slice(0, to % 12)),
  'drop a section': withSections((list, at) => list.filter((_, index) => index !== at)),
  'double a section': withSections((list, at) => [...list, [...(list[at] ?? [])]]),
  'exchange sections': withSections((list, at, to) =>
    list.map((one, index) => (index === at ? (list[to] ?? one) : index === to ? (list[at] ?? one) : one)),
  ),
  'empty a section': withSections((list, at) => list.map((one, index) => (index === at ? one.slice(0, 2) : one))),
} as const satisfies Readonly<Record<string, Change>>;

export const mutationKinds = Object.keys(kinds) as readonly Mutation['kind'][];

/** Ends of lines that a text may have. */
export const lineEnds = ['\r\n', '\n', '\r'] as const;

/** A text with changes made to it, one after the other. */
export const mutated = (lines: readonly string[], mutations: readonly Mutation[], end = '\r\n'): string =>
  mutations
    .reduce<readonly string[]>(
      (text, { kind, at, to }) => (text.length === 0 ? text : kinds[kind](text, at, to)),
      lines,
    )
    .map((line) => `${line}${end}`)
    .join('');

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...mutationKinds),
  at: fc.nat(400),
  to: fc.nat(400),
});

export const mutations = (max: number): fc.Arbitrary<Mutation[]> =>
  fc.array(mutation, { minLength: 1, maxLength: max, size: 'max' });
