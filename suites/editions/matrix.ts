import { type Edition, latest, withSwitches } from '../../spec-model/editions/editions';
import type { SwitchKey } from '../../spec-model/editions/switches';
import { keysOf } from './keys';
import { accepts, type Simulate, simulated } from './tell-apart';
import type { Witness } from './witness';

/** A text, by default that of today, in which some switches are as in an edition. */
export const asIn = (edition: Edition, keys: readonly SwitchKey[], base: Edition = latest): Edition =>
  withSwitches(base, keys, edition);

/**
 * The editions by what a script shows of some switches, everything else being as it is today: those that get the same number can't be told
 * apart by it. The first edition has 0.
 */
export const classes = async (
  simulate: Simulate,
  { script, variant }: Pick<Witness, 'script' | 'variant'>,
  keys: readonly SwitchKey[],
  among: readonly Edition[],
): Promise<number[]> => {
  const texts = among.map((edition) => asIn(edition, keys));
  const traces = await Promise.all(texts.map((text) => simulated(simulate, text, script, variant)));
  const numbers: number[] = [];
  for (const [index, trace] of traces.entries()) {
    const same = texts.findIndex(
      (text, other) => other < index && accepts(text, trace) && accepts(texts[index] as Edition, traces[other] ?? []),
    );
    numbers.push(same < 0 ? Math.max(-1, ...numbers) + 1 : (numbers[same] as number));
  }
  return numbers;
};

/**
 * What some witnesses together show of editions, as far as the switches of their row go: for each edition, the first that can't be told
 * from it.
 */
export const tableRow = async (
  simulate: Simulate,
  witnesses: readonly Witness[],
  among: readonly Edition[],
): Promise<number[]> => {
  const each = await Promise.all(witnesses.map((witness) => classes(simulate, witness, keysOf(witness), among)));
  const names = among.map((_, index) => each.map((numbers) => numbers[index]).join());
  return names.map((name) => names.indexOf(name));
};
