import { exitCodes } from './exit-codes';
import { messageOf } from './failure';

/** What escapes every handler is a bug of peerproof: one line, and the exit code that says so. */
export const fail = (thrown: unknown): never => {
  process.stderr.write(`peerproof: ${messageOf(thrown)}\n`);
  if (process.env.PEERPROOF_DEBUG === '1') console.error(thrown);
  process.exit(exitCodes.failed);
};

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
process.on('beforeExit', () => fail('nothing is left to wait for, and the work is not done'));
