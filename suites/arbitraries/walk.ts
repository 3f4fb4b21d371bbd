import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { pcs } from './commands';
import { commonEvents } from './events';
import { type Descriptions, type Move, type Moves, moves, type Name, start } from './moves';
import type { Pc } from './values';

/** How a step is made: its calls awaited, not awaited, inside of the next event of a type, or inside of a reaction. */
export type Style = 'awaited' | 'hurried' | 'handler' | 'reaction';

export interface WalkOptions {
  /** How often each move is taken where it makes sense; 0 or absent: never. */
  readonly moves: Partial<Record<Name, number>>;
  /** How often each style; awaited only by default. */
  readonly styles?: Partial<Record<Style, number>>;
  /** How local descriptions are set; drawn if absent. Calls that are not awaited can not use what is created for them. */
  readonly descriptions?: Descriptions;
  /** How many steps. */
  readonly min: number;
  readonly max: number;
}

/** A step as it is drawn: what it becomes depends on the steps before. */
interface Draw {
  readonly pc: Pc;
  readonly move: number;
  readonly style: Style;
  readonly dice: readonly [number, number];
  readonly event: string;
  readonly upon: number;
}

const fine = 1_000_000;

const drawn = (styles: Partial<Record<Style, number>>): fc.Arbitrary<Draw> =>
  fc.record({
    pc: pcs,
    move: fc.nat(fine - 1),
    style: fc.oneof(
      ...(Object.entries(styles) as [Style, number][]).map(([style, weight]) => ({
        weight,
        arbitrary: fc.constant(style),
      })),
    ),
    dice: fc.tuple(fc.nat(59), fc.nat(59)),
    event: fc.constantFrom(...commonEvents),
    upon: fc.constantFrom(0, 0, 0, 1, 2),
  });

/** The move that a number stands for, among those that make sense now. */
const pick = (weights: readonly (readonly [Move, number])[], number: number): Move | undefined => {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let left = (number / fine) * total;
  for (const [move, weight] of weights) {
    left -= weight;
    if (left < 0) return move;
  }
  return weights.at(-1)?.[0];
};

/** Calls that nobody waits for. */
const unwaited = (script: Script): Command[] =>
  script.flatMap((command): Command[] => {
    if ('wait' in command) return [];
    return 'call' in command ? [{ ...command, await: false }] : [command];
  });

const styled = (script: Script, { style, pc, event, upon }: Draw): Script => {
  if (style === 'awaited') return script;
  const body = unwaited(script);
  if (style === 'hurried' || body.length === 0) return body;
  return style === 'handler' ? [{ on: event, pc, do: body }] : [{ upon, do: body }];
};

const taken = (draws: readonly Draw[], chosen: Moves, descriptions: Descriptions): Script => {
  const state = start(descriptions);
  return draws.flatMap((draw) => {
    const possible = chosen.filter(([move]) => move.when(state, draw.pc));
    const move = pick(possible, draw.move);
    if (!move) return [];
    const script = move.make(draw.pc, draw.dice, state);
    move.leads?.(state, draw.pc);
    return styled(script, draw);
  });
};

/**
 * A random walk over the states of negotiation: each step is drawn among the moves that make sense where the steps before have led,
 * so that long scripts stay meaningful. Steps that are made later, inside of handlers and reactions, count as made.
 */
export const walk = ({
  moves: weights,
  styles = { awaited: 1 },
  min,
  max,
  descriptions,
}: WalkOptions): fc.Arbitrary<Script> => {
  const chosen = (Object.entries(weights) as [Name, number][]).map(([name, weight]) => [moves[name], weight] as const);
  return fc
    .tuple(
      fc.array(drawn(styles), { minLength: min, maxLength: max, size: 'max' }),
      descriptions === undefined
        ? fc.constantFrom<Descriptions[]>('implicit', 'mixed', 'explicit', 'explicit')
        : fc.constant(descriptions),
    )
    .map(([draws, how]) => taken(draws, chosen, how));
};
