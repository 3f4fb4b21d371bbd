import { type ExitCode, exitCodes } from './exit-codes';

/** Ends the process with an exit code and one line: what is wrong, where, and what to do. */
export class Failure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}

export const usageError = (message: string): Failure => new Failure(exitCodes.usage, message);

/** The message of anything thrown, on one line. */
export const messageOf = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).replace(/\s*\n\s*/g, ' ');
