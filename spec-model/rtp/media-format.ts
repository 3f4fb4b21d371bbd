import { remembered } from '../sdp/cache';
import type { Codec } from './codec';
import { subtypeOf } from './codec';

/** Parameters of an a=fmtp line, by name in lower case. */
export type Parameters = ReadonlyMap<string, string>;

/** What is known of the parameters of a codec. */
interface Known {
  /** What is inferred where a parameter is left out. */
  readonly inferred: Readonly<Record<string, string>>;
  /** Parameters that both sides need to have alike; those not named may differ between the sides. */
  readonly symmetric: readonly string[];
}

/** RFC 6184, RFC 9628, the RTP payload formats of H.265 (RFC 7798) and AV1; those of Opus only say what the receiver wants (RFC 7587). */
const known: Readonly<Record<string, Known>> = {
  h264: {
    inferred: { 'packetization-mode': '0', 'profile-level-id': '42000a', 'level-asymmetry-allowed': '0' },
    symmetric: ['packetization-mode', 'profile'],
  },
  h265: { inferred: { 'profile-id': '1', 'tier-flag': '0', 'level-id': '93' }, symmetric: ['profile-id', 'tier-flag'] },
  vp9: { inferred: { 'profile-id': '0' }, symmetric: ['profile-id'] },
  av1: { inferred: { profile: '0', 'level-idx': '5', tier: '0' }, symmetric: [] },
  opus: { inferred: {}, symmetric: [] },
};

/** `name=value` pairs with semicolons between. */
const pairs = /^\s*[^=;\s]+\s*=[^;]*(?:;\s*[^=;\s]+\s*=[^;]*)*;?\s*$/;
export const isKeyValue = (line: string): boolean => pairs.test(line);

const read = (line: string): Map<string, string> =>
  new Map(
    line
      .split(';')
      .filter((pair) => pair.includes('='))
      .map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()] as const;
      }),
  );

/** Bit patterns of profile-iop (x: any) that make the same profile of H.264, RFC 6184, table 5. */
const profiles: readonly (readonly [idc: string, iop: RegExp, name: string])[] = [
  ['42', /^.1..0000$/, 'constrained baseline'],
  ['4d', /^1...0000$/, 'constrained baseline'],
  ['58', /^11..0000$/, 'constrained baseline'],
  ['42', /^.0..0000$/, 'baseline'],
  ['58', /^10..0000$/, 'baseline'],
  ['4d', /^0.0.0000$/, 'main'],
  ['58', /^00..0000$/, 'extended'],
  ['64', /^00000000$/, 'high'],
  ['64', /^00001100$/, 'constrained high'],
];

/** The profile in a profile-level-id; the level is the rest. */
const profileOf = (id: string): string => {
  const idc = id.slice(0, 2).toLowerCase();
  const iop = Number.parseInt(id.slice(2, 4), 16).toString(2).padStart(8, '0');
  return profiles.find(([of, pattern]) => of === idc && pattern.test(iop))?.[2] ?? id.slice(0, 4).toLowerCase();
};

const formatOf = (subtype: string, line: string): Parameters => {
  const format = read(line);
  for (const [name, value] of Object.entries(known[subtype]?.inferred ?? {}))
    if (!format.has(name)) format.set(name, value);
  const id = format.get('profile-level-id');
  if (id !== undefined && subtype === 'h264') {
    format.set('profile', profileOf(id));
    format.set('profile-level-id', id.toLowerCase());
  }
  return format;
};

const remember = remembered(1000, (text) => {
  const end = text.indexOf(' ');
  return formatOf(text.slice(0, end), text.slice(end + 1));
});

/** The media format that a codec's line describes, with what is inferred. */
export const mediaFormatOf = (codec: Codec): Parameters =>
  remember(`${subtypeOf(codec).replaceAll(' ', '')} ${codec.sdpFmtpLine ?? ''}`);

/** Names of the parameters that have to be alike on both sides; of an unknown codec, all are taken for such. */
export const symmetricParameters = (codec: Codec, ...formats: readonly Parameters[]): readonly string[] =>
  known[subtypeOf(codec)]?.symmetric ?? [...new Set(formats.flatMap((format) => [...format.keys()]))];
