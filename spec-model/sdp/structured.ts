import { parse, parseSimulcastStreamList } from 'sdp-transform';
import type { RawLevel } from './raw';

/** A number that cannot be read is NaN. */
export interface Codec {
  readonly payloadType: number;
  readonly name: string;
  readonly clockRate: number;
  /** Audio channels; 1 if not said. */
  readonly channels: number;
  /** Of a=fmtp. */
  readonly parameters: string | null;
}

/** An a=extmap line: a header extension of RTP, with the direction in which it may be used. */
export interface Extension {
  readonly id: number;
  readonly uri: string;
  readonly encrypted: boolean;
  readonly direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
}

/** Each list has the alternatives of one stream. */
export interface Simulcast {
  readonly send: readonly (readonly string[])[];
  readonly recv: readonly (readonly string[])[];
}

/*
 * Attributes with an inner structure are read by sdp-transform, section by section. Identifiers, flags and attributes that repeat
 * are not: the library keeps the last a=msid and a=fingerprint, the first ICE option, takes "rtcp-mux-only" for "rtcp-mux" and makes
 * numbers of what looks like one. (String() undoes the last: it makes a number only of what is written as it prints.)
 */
const parsed = (section: RawLevel, name: string) => {
  const lines = section.attributes.get(name) ?? [];
  return parse(['m=audio 9 RTP/AVP 0', ...lines.map((value) => `a=${name}:${value}`)].join('\n')).media[0];
};

/** The codecs of the a=rtpmap lines. */
export function readCodecs(section: RawLevel): Codec[] {
  if (!section.attributes.has('rtpmap')) return [];
  const parameters = new Map(parsed(section, 'fmtp')?.fmtp.map(({ payload, config }) => [payload, String(config)]));
  const codecs = parsed(section, 'rtpmap')?.rtp ?? [];
  return codecs.map(({ payload, codec, rate, encoding }) => ({
    payloadType: Number(payload),
    name: String(codec),
    clockRate: Number(rate),
    channels: Number(encoding ?? 1),
    parameters: parameters.get(payload) ?? null,
  }));
}

const encrypt = 'urn:ietf:params:rtp-hdrext:encrypt';
const extmap = /^(\d+)(?:\/(sendrecv|sendonly|recvonly|inactive))? (\S+)(?: (\S+))?/;

/** The a=extmap lines of a section, or of the session if it has none. */
export function readExtensions(section: RawLevel, session: RawLevel): Extension[] {
  const lines = section.attributes.get('extmap') ?? session.attributes.get('extmap') ?? [];
  return lines.flatMap((line) => {
    const [, id, direction = 'sendrecv', name = '', inner] = extmap.exec(line) ?? [];
    const encrypted = name === encrypt && inner !== undefined;
    const uri = encrypted ? inner : name;
    return id ? [{ id: Number(id), uri, encrypted, direction: direction as Extension['direction'] }] : [];
  });
}

const streams = (list: unknown): string[][] =>
  list === undefined
    ? []
    : parseSimulcastStreamList(String(list)).map((formats) => formats.map(({ scid }) => String(scid)));

export function readSimulcast(section: RawLevel): Simulcast | null {
  const simulcast = section.attributes.has('simulcast') ? parsed(section, 'simulcast')?.simulcast : undefined;
  if (!simulcast) return null;
  const { dir1, list1, dir2, list2 } = simulcast;
  return {
    send: dir1 === 'send' ? streams(list1) : dir2 === 'send' ? streams(list2) : [],
    recv: dir1 === 'recv' ? streams(list1) : dir2 === 'recv' ? streams(list2) : [],
  };
}
