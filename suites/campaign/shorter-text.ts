/** Texts of SDP with more lines than this lose whole kinds of lines only: each try is a run. */
const fewLines = 40;

const nameOf = (line: string): string => /^a=[^:\r\n]*/.exec(line)?.[0] ?? line.slice(0, 2);

/** The text cut before each m= line, line ends kept. */
const sections = (text: string): string[] => text.split(/(?<=[\r\n])(?=m=)/);

/** The same description without a section, without all lines of a kind, without a line. */
export const shorterText = function* (text: string): Generator<string> {
  if (!/^v=0[\r\n]/.test(text)) return;
  const parts = sections(text);
  for (let at = parts.length - 1; at > 0 && parts.length > 2; at--)
    yield parts.filter((_, index) => index !== at).join('');
  const lines = text.split(/(?<=\n)/);
  const names = new Set(lines.map(nameOf).filter((name) => name.startsWith('a=')));
  for (const name of names) yield lines.filter((line) => nameOf(line) !== name).join('');
  if (lines.length > fewLines) return;
  for (let at = lines.length - 1; at > 0; at--) yield lines.filter((_, index) => index !== at).join('');
};
