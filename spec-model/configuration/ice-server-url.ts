/** A parsed URL as far as ICE servers need it; fields that are null are absent. */
export interface IceServerUrl {
  readonly scheme: string;
  /** Null where the path is a list of segments. */
  readonly opaquePath: string | null;
  readonly query: string | null;
  readonly fragment: string | null;
}

/** The basic URL parser: that of the host. */
const parse = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** The part of a serialised URL from `mark` on, without it; null where the mark is missing. */
const after = (text: string, mark: string): string | null => {
  const at = text.indexOf(mark);
  return at < 0 ? null : text.slice(at + 1);
};

/** https://url.spec.whatwg.org/#concept-basic-url-parser; null is failure. */
export const parseIceServerUrl = (text: string): IceServerUrl | null => {
  const url = parse(text);
  if (!url) return null;
  const [whole = ''] = url.href.split('#', 1);
  return {
    scheme: url.protocol.slice(0, -1),
    opaquePath: url.href.slice(url.protocol.length).startsWith('/') ? null : url.pathname,
    query: after(whole, '?'),
    fragment: after(url.href, '#'),
  };
};

/** The path of a STUN or TURN URL, read as the authority of an https URL. Null is failure. */
export const parseHostAndPort = (
  path: string,
): { readonly path: string; readonly username: string; readonly password: string } | null => {
  const url = parse(`https://${path}`);
  // Unlike the spec (CONFORMANCE.md, `https-parts`), no path is `/` and no username is the empty string, because the parser gives every https URL all three.
  return url && { path: url.pathname === '/' ? '' : url.pathname, username: url.username, password: url.password };
};
