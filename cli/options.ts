import { InvalidArgumentError, Option } from 'commander';

export const integer =
  (minimum: number, maximum: number) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < minimum || value > maximum)
      throw new InvalidArgumentError(`A whole number from ${minimum} to ${maximum} is needed.`);
    return value;
  };

export const suiteOption = (): Option =>
  new Option('--suite <name>', 'only this suite or property (may be repeated)')
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([], 'all');

/** fast-check takes seeds of 32 bits. */
export const SEEDS = 2 ** 31;

export const seedOption = (): Option =>
  new Option('--seed <n>', 'seed of the generated scripts (default: random, and printed)').argParser(
    integer(0, SEEDS - 1),
  );
export const scriptsOption = (): Option =>
  new Option('--scripts <n>', 'how many scripts to run, over all properties').argParser(integer(1, 1e9)).default(1000);
export const repeatOption = (): Option =>
  new Option('--repeat <k>', 'how often to repeat the shortest script').argParser(integer(1, 1000)).default(5);
export const pathOption = (): Option => new Option('--path <binary>', "the implementation's binary, where it has one");
export const quietOption = (): Option =>
  new Option('--quiet-time <ms>', 'a wait is over when nothing happened for this long')
    .argParser(integer(1, 60_000))
    .default(50);

/** Upper limit (ms) of one wait, for a given quiet time. */
export const limitFor = (quiet: number): number => Math.max(2000, quiet * 20);
