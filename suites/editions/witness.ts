import { type Static, Type } from '@sinclair/typebox';
import { differingSwitches, type Edition, editions } from '../../spec-model/editions/editions';
import type { SwitchKey } from '../../spec-model/editions/switches';
import { Script } from '../../spec-model/vocabulary';
import type { Aim } from './aims';
import type { Distinction } from './result';
import type { Side as SideOf } from './sides';
import type { Variant } from './variants';

type Sides = readonly [SideOf, SideOf];

const Side = Type.Object({
  editions: Type.Array(Type.String()),
  /** What the text of the other side has against a run of this one. */
  objection: Type.String(),
});

/** A program that was found to tell two editions apart, with where it came from. */
export const Witness = Type.Object({
  /** The switch that it shows, and the row of the table of differences. */
  key: Type.Unsafe<SwitchKey>(Type.String()),
  difference: Type.Optional(Type.String()),
  /** The switches that have to be set otherwise for the one edition to allow what the other does: often that one alone. */
  switches: Type.Array(Type.Unsafe<SwitchKey>(Type.String()), { minItems: 1 }),
  /** The edition that the model followed, and that by which it was refused. */
  follows: Type.String(),
  judgedBy: Type.String(),
  /** The edition in which only the switch was changed. */
  base: Type.String(),
  /** What the model was like that ran it, where that matters. */
  variant: Type.Optional(Type.Unsafe<Variant>(Type.String())),
  script: Script,
  subject: Type.String(),
  expected: Type.String(),
  observed: Type.String(),
  /** What is on the side of the edition that was followed, and of that by which it was judged. */
  sides: Type.Tuple([Side, Side]),
  found: Type.Object({
    seed: Type.Integer(),
    /** How many scripts were run until it was found, and how many commands that one had. */
    scripts: Type.Integer(),
    commands: Type.Integer(),
  }),
});
export type Witness = Static<typeof Witness>;

/** `fixtures/witnesses/editions.json`. */
export const WitnessFile = Type.Object({
  /** The command that wrote it. */
  command: Type.String(),
  witnesses: Type.Array(Witness),
});
export type WitnessFile = Static<typeof WitnessFile>;

/** The two editions that differ in a change and in as little else as can be. Those of which only parts are known come last. */
export const pairOf = (key: SwitchKey): readonly [Edition, Edition] => {
  const pairs = editions.flatMap((b, index) => editions.slice(0, index).map((a) => [a, b] as const));
  const differ = pairs.filter(([a, b]) => a.has(key) !== b.has(key));
  const cost = ([a, b]: readonly [Edition, Edition]) => differingSwitches(a, b).length + (a.partial ? 1000 : 0);
  return differ.reduce((best, pair) => (cost(pair) < cost(best) ? pair : best));
};

export const witnessOf = (
  { key, difference, variant }: Aim,
  found: Distinction,
  [a, b]: Sides,
  seed: number,
): Witness => {
  const { script, subject, expected, observed, follows, judgedBy, base, scripts, foundWith } = found;
  return {
    key,
    ...(difference === undefined ? {} : { difference }),
    switches: [...found.switches],
    follows,
    judgedBy,
    base,
    ...(variant ? { variant } : {}),
    script,
    subject,
    expected,
    observed,
    sides: [a, b],
    found: { seed, scripts, commands: foundWith },
  };
};
