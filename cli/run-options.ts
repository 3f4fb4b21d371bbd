import type { Edition } from '../spec-model/editions/editions';

/** What `peerproof run` was told. */
export interface RunOptions {
  readonly adapter: string;
  readonly suite: readonly string[];
  readonly seed: number;
  /** Budget of generated scripts over all properties. */
  readonly scripts?: number;
  /** Budget in milliseconds. */
  readonly time?: number;
  readonly repeat: number;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly json?: string;
  readonly html?: string;
  readonly out?: string;
  readonly path?: string;
  readonly edition?: Edition;
  /** Milliseconds; measured when the implementation was started, if it is not given. */
  readonly quietTime?: number;
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** The options that choose what is run and how, but for the seed, as words of a shell command. */
export const asWords = ({ suite, scripts, time, repeat, path, quietTime, edition }: RunOptions): string[] => [
  ...suite.flatMap((name) => ['--suite', quoted(name)]),
  ...(scripts === undefined ? [] : ['--scripts', String(scripts)]),
  ...(time === undefined ? [] : ['--time', `${time / 1000}s`]),
  ...['--repeat', String(repeat)],
  ...(quietTime === undefined ? [] : ['--quiet-time', String(quietTime)]),
  ...(path === undefined ? [] : ['--path', quoted(path)]),
  ...(edition === undefined ? [] : ['--edition', edition.id]),
];
