import { integer, text, token, visible, whole } from './grammar';
import { type Finding, wrong } from './lines';

const typedTime = '[0-9]+[dhms]?';
const time = '(?:0|[1-9][0-9]{9,})';
const media = whole(`(${token}) ([0-9]+)(?:/${integer})? (${token}(?:/${token})*)((?: ${token})+)`);

const values: Readonly<Record<string, readonly [expression: RegExp, what: string]>> = {
  v: [/^0$/, 'version 0'],
  o: [whole(`${visible} [0-9]+ [0-9]+ ${token} ${token} ${visible}`), 'username, session id, version and address'],
  s: [whole(text), 'session name'],
  i: [whole(text), 'text'],
  u: [whole(visible), 'URI'],
  e: [whole(text), 'e-mail address'],
  p: [whole(text), 'phone number'],
  c: [whole(`${token} ${token} ${visible}`), 'network type, address type and address'],
  b: [whole(`${token}:[0-9]+`), 'bandwidth type, ":" and number'],
  t: [whole(`${time} ${time}`), 'start and stop time'],
  r: [whole(`[1-9][0-9]*[dhms]? ${typedTime}(?: ${typedTime})+`), 'interval, duration and offsets'],
  z: [whole(`${time} -?${typedTime}(?: ${time} -?${typedTime})*`), 'adjustment times and offsets'],
  k: [whole(`prompt|(?:clear|base64|uri):${text}`), 'key method'],
};

export const isRtp = (protocol: string): boolean => /(?:^|\/)RTP\/S?AVPF?$/.test(protocol);
export const isSctp = (protocol: string): boolean => /(?:^|\/)DTLS\/SCTP$/.test(protocol);

const isPayloadType = (format: string): boolean => /^[0-9]+$/.test(format) && Number(format) < 128;

function checkMedia(value: string): Finding | undefined {
  const match = media.exec(value);
  if (!match) return wrong('media, port, protocol and formats expected');
  const [, , port, protocol, formats] = match;
  if (Number(port) > 65535) return wrong('port above 65535');
  if (isRtp(protocol!) && !formats!.slice(1).split(' ').every(isPayloadType))
    return wrong('payload types from 0 to 127 expected');
  return undefined;
}

/**
 * Checks the value of a line that is not an attribute.
 * @see https://www.rfc-editor.org/rfc/rfc8866#section-9
 */
export function checkField(type: string, value: string): Finding | undefined {
  if (type === 'm') return checkMedia(value);
  const [expression, what] = values[type]!;
  return expression.test(value) ? undefined : wrong(`${what} expected`);
}
