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
  new Option(
    '--scripts <n>',
    'how many scripts to generate, over all properties (default: 1000, or as --time allows)',
  ).argParser(integer(1, 1e9));

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds. */
const duration = (text: string): number => {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(s|m|h)$/.exec(text) ?? [];
  const value = Number(number) * (UNITS[unit ?? ''] ?? Number.NaN);
  if (!(value >= 1000 && value <= 7 * 24 * 3_600_000))
    throw new InvalidArgumentError('A time from 1s to 168h is needed, as in 90s, 5m or 2h.');
  return value;
};
export const timeOption = (): Option =>
  new Option(
    '--time <duration>',
    'a campaign: search until this time is over, guided by what is not exercised yet (90s, 5m, 2h)',
  ).argParser(duration);
export const repeatOption = (): Option =>
  new Option('--repeat <k>', 'how often to repeat the shortest script').argParser(integer(1, 1000)).default(5);
export const pathOption = (): Option => new Option('--path <binary>', "the implementation's binary, where it has one");
export const quietOption = (): Option =>
  new Option('--quiet-time <ms>', 'a wait is over when nothing happened for this long').argParser(integer(1, 60_000));

/** Upper limit (ms) of one wait, for a given quiet time. */
export const limitFor = (quiet: number): number => Math.max(2000, quiet * 20);
