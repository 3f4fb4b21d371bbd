import { styleText } from 'node:util';

export type Format = Parameters<typeof styleText>[0];

/** How text is set on a terminal: its width in columns, and colours or none. */
export interface Style {
  readonly width: number;
  readonly paint: (format: Format, text: string) => string;
}

const WIDEST = 100;
const NARROWEST = 40;

export const style = (columns: number | undefined, colour: boolean): Style => ({
  width: Math.max(NARROWEST, Math.min(columns ?? WIDEST, WIDEST)),
  paint: colour ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text,
});

/** What an implementation wrote may hold anything: control characters must not reach the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const clean = (text: string): string => text.replace(CONTROL, '\ufffd');

const broken = (word: string, width: number): string[] =>
  word.length <= width ? [word] : [word.slice(0, width), ...broken(word.slice(width), width)];

const folded = (words: readonly string[], width: number): string[] => {
  const lines: string[] = [];
  for (const word of words.flatMap((word) => broken(word, width))) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
};

/** Breaks prose between words. */
export const wrap = (text: string, width: number): string[] => folded(clean(text).trim().split(/\s+/), width);

/** Breaks code at spaces; each of them counts. */
export const wrapCode = (text: string, width: number): string[] => folded(clean(text).split(' '), width);

interface Label {
  readonly indent?: number;
  readonly column?: number;
  readonly format?: Format;
  /** Not broken, so that it can be copied: a link, a command. */
  readonly whole?: boolean;
}

/** A label, and text that hangs beside it. The text is painted after it is broken, so that colours do not count as columns. */
export const labelled = (
  { width, paint }: Style,
  label: string,
  text: string,
  { indent = 4, column = 17, format, whole = false }: Label = {},
): string[] =>
  (whole ? [text] : wrap(text, width - column)).map((line, index) => {
    const margin = index === 0 ? ' '.repeat(indent) + paint('dim', label.padEnd(column - indent)) : ' '.repeat(column);
    return margin + (format ? paint(format, line) : line);
  });
