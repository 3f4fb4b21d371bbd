import { markersOf, replaceBetweenMarkers } from '../reports/markdown';
import { writeWhole } from '../reports/recorder';
import { usageError } from './failure';
import { readText } from './read-file';

/** Writes a part of a page between its markers. */
export const writePage = (page: string, body: string, part: string): void => {
  const text = replaceBetweenMarkers(readText(page), body, part);
  const [begin, end] = markersOf(part);
  if (text === undefined) throw usageError(`${page} has no place for the ${part}: put ${begin} and ${end} in it`);
  writeWhole(page, text);
};
