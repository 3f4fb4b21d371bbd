import type { Seen, SpecialValue, Value } from '../spec-model/vocabulary';
import type { Sight } from './sights';

const LONGEST = 60;
const IDENTIFIER = /^[A-Za-z_]\w*$/;
/** The pools that each script has: two tracks of each kind, three streams. */
const TRACKS = 2;
const STREAMS = 3;

const WORDS: Readonly<Record<string, string>> = {
  undefined: 'undefined',
  nan: 'NaN',
  infinity: 'Infinity',
  '-infinity': '-Infinity',
  function: '() => {}',
  symbol: 'Symbol()',
  bigint: '1n',
};

const quoted = (text: string): string => {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
};

/** Long strings are cut: the counterexample file has them whole. */
const stringText = (text: string): string =>
  text.length <= LONGEST ? quoted(text) : `${quoted(text.slice(0, LONGEST))} /* ${text.length} characters */`;

const edited = (name: string, edits: readonly { find: string; with: string }[] = []): string => {
  if (edits.length === 0) return name;
  const calls = edits.map(({ find, with: by }) => `.replace(${stringText(find)}, ${stringText(by)})`).join('');
  return `{ ...${name}, sdp: ${name}.sdp${calls} }`;
};

const handleOf = (seen: Seen | undefined): string | undefined =>
  typeof seen === 'object' && seen !== null && 'h' in seen && typeof seen.h === 'string' ? seen.h : undefined;

const descriptionName = (index: number, names: readonly string[] = []): string =>
  names.length === 0 ? `descriptions.at(-${index + 1})` : (names[index % names.length] ?? '');

/** A local stream: its name in the pool, whichever handle a trace gave it. */
export const streamName = (index: number): string => `stream${index % STREAMS}`;

const placeText = (path: readonly (string | number)[] = []): string =>
  path.map((key) => `[${JSON.stringify(key)}]`).join('');

const resultText = ({ index, of = 'call', path, edit = [] }: Extract<SpecialValue, { $: 'result' }>): string => {
  const result = `results.${of}.at(-${index + 1})${placeText(path)}`;
  const told = edit.map(({ at, to, reverse }) => {
    if (reverse) return `${placeText(at)} reversed`;
    return to === undefined
      ? `without ${placeText(at)}`
      : `${placeText(at)} = ${argumentText(to, undefined, undefined)}`;
  });
  return told.length === 0 ? result : `${result} /* ${told.join(', ')} */`;
};

const specialText = (value: SpecialValue, seen: Seen | undefined, sight: Sight | undefined): string => {
  switch (value.$) {
    case 'track':
      return `${value.kind}${value.index % TRACKS}`;
    case 'stream':
      return streamName(value.index);
    case 'description':
      return edited(descriptionName(value.index, sight?.descriptions), value.edits);
    case 'local':
    case 'remote':
      return edited(`pc${value.pc}.${value.$}Description`, value.edits);
    case 'remoteMid':
    case 'remoteUfrag':
      return typeof seen === 'string' ? quoted(seen) : `${value.$}(pc${value.pc}, ${value.section})`;
    case 'sender':
    case 'receiver':
    case 'transceiver':
    case 'candidate':
      return handleOf(seen) ?? `${value.$}s[${value.index}]`;
    case 'pc':
      return `pc${value.pc}`;
    case 'object':
      return handleOf(seen) ?? `objects.${value.interface}[${value.index}]`;
    case 'attribute':
      return handleOf(seen) ?? `${specialText(value.of as SpecialValue, undefined, sight)}.${value.name}`;
    case 'result':
      return resultText(value);
    case 'binary':
      if (value.data) return `Uint8Array.of(${value.data.join(', ')})`;
      return `new ${value.as}(${value.as === 'Blob' ? `[new ArrayBuffer(${value.bytes})]` : value.bytes})`;
    case 'repeat':
      return `${stringText(value.text)}.repeat(${value.times})`;
    case 'receiverTrack':
      return handleOf(seen) ?? `receivers[${value.index}].track`;
    default:
      return WORDS[value.$] ?? value.$;
  }
};

const isSpecial = (value: object): value is SpecialValue => '$' in value;

const memberOf = (seen: Seen | undefined, key: string | number): Seen | undefined =>
  typeof seen === 'object' && seen !== null ? (seen as Readonly<Record<string, Seen>>)[key] : undefined;

/** An argument of a script as JavaScript; `seen` is the same argument as it really was, if there is a trace. */
export const argumentText = (value: Value, seen: Seen | undefined, sight: Sight | undefined): string => {
  if (typeof value === 'string') return stringText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value))
    return `[${value.map((item: Value, index) => argumentText(item, memberOf(seen, index), sight)).join(', ')}]`;
  if (isSpecial(value)) return specialText(value, seen, sight);
  const members = Object.entries(value as Readonly<Record<string, Value>>).map(([key, member]) => {
    const name = IDENTIFIER.test(key) ? key : quoted(key);
    return `${name}: ${argumentText(member, memberOf(seen, key), sight)}`;
  });
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
};
