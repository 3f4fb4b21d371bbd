#!/usr/bin/env node
import { exitCodes } from './exit-codes';
import { messageOf } from './failure';
import { processIo } from './process-io';
import { peerproof } from './program';
import { wired } from './wired';

/** What escapes every handler is a bug of peerproof: one line, and the exit code that says so. */
const fail = (thrown: unknown): never => {
  process.stderr.write(`peerproof: ${messageOf(thrown)}\n`);
  if (process.env.PEERPROOF_DEBUG === '1') console.error(thrown);
  process.exit(exitCodes.failed);
};
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
process.on('beforeExit', () => fail('nothing is left to wait for, and the work is not done'));

/** An implementation that was stopped may leave a handle open: the process ends once its output is written. */
const end = (exitCode: number): void => {
  process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
};

peerproof(process.argv.slice(2), wired, processIo()).then(end, fail);
