import { signalCodes } from './interruption';
import type { Io } from './io';

/** Shrinking and repeating look at the signal between two scripts; what takes longer hangs. */
const GRACE = 10_000;

/** A colour that nobody can see is noise: https://no-color.org. */
const wantsColour = (): boolean => {
  if (process.env.NO_COLOR) return false;
  return process.env.FORCE_COLOR ? process.env.FORCE_COLOR !== '0' : process.stdout.isTTY === true;
};

const onSignal: Io['onSignal'] = (listener) => {
  let before = false;
  const receive = (signal: NodeJS.Signals): void => {
    if (signal !== 'SIGINT' && signal !== 'SIGTERM') return;
    if (before) process.exit(signalCodes[signal]);
    before = true;
    listener(signal);
  };
  process.on('SIGINT', receive);
  process.on('SIGTERM', receive);
  return () => {
    process.off('SIGINT', receive);
    process.off('SIGTERM', receive);
  };
};

/** A reader that went away (`| head`) ends nothing: the run still records, and its exit code still counts. */
const ignoreClosedPipe = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error;
};

/** The io of this process. */
export const processIo = (): Io => {
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (text) => process.stderr.write(text),
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    colour: wantsColour(),
    errColumns: process.stderr.isTTY ? process.stderr.columns : undefined,
    now: () => new Date(),
    grace: GRACE,
    onSignal,
  };
};
