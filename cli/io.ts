import type { ExitCode } from './exit-codes';
import type { Parts } from './parts';

/** The process as the commands see it. */
export interface Io {
  /** Writes a line to standard output. */
  readonly out: (line: string) => void;
  /** Writes to standard error, without a line feed. */
  readonly err: (text: string) => void;
  /** Columns of standard output, undefined where it is no terminal. */
  readonly columns: number | undefined;
  readonly colour: boolean;
  /** Columns of standard error, undefined where it is no terminal. */
  readonly errColumns: number | undefined;
  readonly now: () => Date;
  /** Milliseconds that a campaign has to end after a signal. */
  readonly grace: number;
  /** Calls back at SIGINT or SIGTERM, once; a second signal ends the process. Gives what takes the listener off. */
  readonly onSignal: (listener: (signal: 'SIGINT' | 'SIGTERM') => void) => () => void;
}

/** What the commands of one invocation share. */
export interface Context {
  readonly io: Io;
  readonly parts: Parts;
  /** Told by the command that ran. */
  readonly done: (exitCode: ExitCode) => void;
}
