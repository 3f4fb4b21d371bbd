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

/** The text of the session level, and of each section. */
export const cutLevels = (sdp: string): readonly [session: string, ...sections: string[]] => {
  const [session = '', ...sections] = sdp.split(/(?<=[\r\n]|^)(?=m=)/);
  return session.startsWith('m=') ? ['', session, ...sections] : [session, ...sections];
};

/** Reads the text of a level, tolerantly: what is not a line of SDP is passed over. */
export const readLevel = (text: string): RawLevel => {
  const lines = text.split(/\r\n|\r|\n/);
  const media = lines[0]?.startsWith('m=') ? lines[0].slice(2) : '';
  return level(
    media,
    lines.flatMap((line) => (line.startsWith('a=') ? [line.slice(2)] : [])),
  );
};
