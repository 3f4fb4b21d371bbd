/** The attribute lines of the session level or of one section, as written. */
export interface RawLevel {
  /** Value of the m= line; '' for the session level. */
  readonly media: string;
  /** Values by name, in their order; '' for an attribute without one. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** The same, in the order of the lines, without "a=". */
  readonly lines: readonly string[];
}

const level = (media: string, lines: readonly string[]): RawLevel => {
  const attributes = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1);
    const values = attributes.get(name);
    if (values) values.push(value);
    else attributes.set(name, [value]);
  }
  return { media, attributes, lines };
};

/** Cuts any text into the session level and its sections, tolerantly: what is not a line of SDP is passed over. */
export function readRaw(sdp: string): { readonly session: RawLevel; readonly sections: readonly RawLevel[] } {
  const open: { media: string; lines: string[] }[] = [{ media: '', lines: [] }];
  for (const line of sdp.split(/\r\n|\r|\n/)) {
    if (line.startsWith('m=')) open.push({ media: line.slice(2), lines: [] });
    else if (line.startsWith('a=')) open.at(-1)?.lines.push(line.slice(2));
  }
  const [session, ...sections] = open.map(({ media, lines }) => level(media, lines));
  return { session: session!, sections };
}
