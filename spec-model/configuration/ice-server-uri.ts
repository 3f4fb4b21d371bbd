import { isIPv6 } from 'node:net';

/** reg-name of RFC 3986, section 3.2.2; every IPv4 address is one. */
const regName = /^(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/;
const ipvFuture = /^v[0-9A-Fa-f]+\.[\w.~!$&'()*+,;=:-]+$/i;
const form =
  /^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?<host>\[[^\]]*\]|[^:?[\]]*)(?::(?<port>[0-9]*))?(?:\?(?<query>.*))?$/s;
/** `udp` and `tcp` among them: what else there may be is for others to define. */
const transport = /^transport=[\w.~-]+$/;

const isHost = (host: string): boolean => {
  if (!host.startsWith('[')) return regName.test(host);
  const literal = host.slice(1, -1);
  return isIPv6(literal) || ipvFuture.test(literal);
};

/**
 * Whether a text is a URI of a STUN server (RFC 7064, section 3.1) or of a TURN server (RFC 7065, section 3.1), which is how URLs of ICE servers
 * were read before the URL standard was.
 */
export const isIceServerUri = (text: string): boolean => {
  const { scheme = '', host = '', query } = form.exec(text)?.groups ?? {};
  if (!/^(?:stun|turn)s?$/i.test(scheme) || !isHost(host)) return false;
  return query === undefined || (/^turn/i.test(scheme) && transport.test(query));
};

/** The scheme of such a text. */
export const schemeOf = (text: string): string => text.slice(0, text.indexOf(':')).toLowerCase();
