import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf, usageError } from './failure';

/** Tells before the work begins that its result could not be written. */
export const assertWritable = (file: string): void => {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (thrown) {
    throw usageError(`cannot write ${file}: ${messageOf(thrown)}`);
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw usageError(`cannot write ${file}: it is a directory`);
};
