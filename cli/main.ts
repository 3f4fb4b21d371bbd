// First, so that it also catches what fails while the rest is loaded: node itself would exit with 1, a new divergence.
import { fail } from './guard';

import { processIo } from './process-io';
import { peerproof } from './program';
import { wired } from './wired';

/** An implementation that was stopped may leave a handle open: the process ends once its output is written. */
const end = (exitCode: number): void => {
  process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
};

peerproof(process.argv.slice(2), wired, processIo()).then(end, fail);
