import { interfaceOf } from '../idl/registry';
import { AnyValue } from '../infra/any-value';
import type { ErrorValue } from '../infra/completion';
import { Connection } from '../peer-connection/connection';
import { IceCandidate } from '../peer-connection/ice-candidate';
import { Sender, Transceiver } from '../rtp/transceiver';
import { StatsReport } from '../stats/stats-report';
import type { ErrorSeen, Seen } from '../vocabulary';
import { isBinary, sameBinary } from './binary';
import type { Bindings } from './bindings';
import { compareStats } from './compare-stats';
import { handleOf, type Lookahead, memberOf } from './lookahead';
import { plain } from './plain';
import { type Difference, show, showDue } from './refused';

/** What the comparison needs to know of the run. */
export interface ValueRun {
  readonly bindings: Bindings;
  readonly lookahead: Lookahead;
  readonly differ: (difference: Difference) => void;
  readonly missing: (member: string) => void;
  readonly variance: (key: string) => void;
}

const className = (error: ErrorValue): ErrorSeen['class'] => {
  if (error.name === 'TypeError' || error.name === 'RangeError') return error.name;
  return error.name === 'RTCError' ? 'RTCError' : 'DOMException';
};

const observedName = (seen: ErrorSeen): string => (seen.class === 'RTCError' ? 'RTCError' : seen.name);

/** Compares an error with the one that the model gives. Where the text is open, other names pass, as a variance. */
export const compareError = (run: ValueRun, subject: string, error: ErrorValue, seen: ErrorSeen): void => {
  const observed = observedName(seen);
  if (observed === error.name) {
    const expected = className(error);
    if (seen.class === expected) return;
    return run.differ({
      aspect: 'error',
      subject: `${subject}: class of the error`,
      expected: `${error.name} (${expected})`,
      observed: `${observed} (${seen.class})`,
      at: error.at,
    });
  }
  const { open } = error;
  if (open && (open.names === 'any' || open.names.some((name) => name === observed))) return run.variance(open.key);
  run.differ({ aspect: 'error', subject, expected: error.name, observed, at: error.at });
};

const parsedMembers = [
  'foundation',
  'component',
  'priority',
  'protocol',
  'address',
  'port',
  'type',
  'tcpType',
  'relatedAddress',
  'relatedPort',
] as const;

/** Values differ from script to script, the difference does not: it is told in general terms. */
const told = (
  name: string,
  expected: unknown,
  observed: unknown,
): Pick<Difference, 'subject' | 'expected' | 'observed'> => {
  const value = observed === null ? 'null' : 'another value';
  if (!parsedMembers.some((member) => member === name))
    return { subject: `RTCIceCandidate.${name}`, expected: 'the member as converted', observed: value };
  const subject = 'RTCIceCandidate: attributes read from the line';
  return expected === null
    ? { subject, expected: 'null: the line can not be parsed', observed: 'a value' }
    : { subject, expected: 'what the line says', observed: value };
};

const compareCandidate = (run: ValueRun, subject: string, candidate: IceCandidate, seen: Seen): void => {
  bindCandidate(run, candidate, seen);
  const read = (name: string) => {
    const observed = memberOf(seen, name);
    return run.lookahead.text(observed) ?? observed;
  };
  const lacks = (name: string) => read(name) === undefined || memberOf(read(name), '$') === 'undefined';
  const check = (name: string, expected: unknown) => {
    const observed = read(name);
    if (lacks(name)) run.missing(`RTCIceCandidate.${name}`);
    else if (observed !== expected) run.differ({ aspect: 'value', ...told(name, expected, observed) });
  };
  const { candidate: line, sdpMid, sdpMLineIndex, usernameFragment } = candidate.init;
  for (const [name, value] of Object.entries({ candidate: line, sdpMid, sdpMLineIndex, usernameFragment }))
    check(name, value);
  // Of gathered and remote candidates nobody knows the servers; and not every implementation has these attributes.
  for (const name of subject === 'new RTCIceCandidate' ? (['relayProtocol', 'url'] as const) : [])
    if (!lacks(name)) check(name, candidate.init[name]);
  const { attributes, allowed } = candidate.parsed;
  const fits = allowed.find((reading) => parsedMembers.every((name) => lacks(name) || read(name) === reading[name]));
  if (fits && fits !== attributes) run.variance('candidate-grammar');
  for (const name of parsedMembers) check(name, (fits ?? attributes)[name]);
};

type Members = Readonly<Record<string, unknown>>;

const isDictionary = (value: object): value is Members => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const compareObject = (run: ValueRun, subject: string, value: object, seen: Seen): void => {
  const handle = handleOf(seen);
  if (handle === undefined)
    return run.differ({ aspect: 'value', subject: `${subject}: value`, expected: 'an object', observed: show(seen) });
  if (run.bindings.bind(handle, value)) return;
  const known = run.bindings.handle(value) !== undefined;
  run.differ({
    aspect: 'identity',
    subject: `${subject}: object returned`,
    expected: known ? `an existing ${kindOf(value)}` : `a new ${kindOf(value)}`,
    observed: run.bindings.object(handle) ? `another existing ${kindOf(value)}` : `a new ${kindOf(value)}`,
  });
};

/** A member as it was seen; null is a value. */
const presentMember = (seen: Seen, name: string): Seen => {
  const member = memberOf(seen, name);
  return member === undefined ? { $: 'undefined' } : member;
};

/** Members that the model does not name may be there: other specifications add some. One that must not be there is `undefined`. */
const compareMembers = (run: ValueRun, subject: string, value: Members, seen: Seen): void => {
  if (typeof seen !== 'object' || seen === null || Array.isArray(seen) || handleOf(seen) !== undefined)
    return run.differ({
      aspect: 'value',
      subject: `${subject}: value`,
      expected: 'a dictionary',
      observed: show(seen),
    });
  for (const [name, member] of Object.entries(value))
    compareValue(run, `${subject}.${name}`, member, presentMember(seen, name));
};

const compareList = (run: ValueRun, subject: string, value: readonly unknown[], seen: Seen): void => {
  if (!Array.isArray(seen) || seen.length !== value.length)
    return run.differ({
      aspect: 'value',
      subject: `${subject}: value`,
      expected: `a list of ${value.length}`,
      observed: Array.isArray(seen) ? `a list of ${seen.length}` : show(seen),
    });
  value.forEach(
    (item, index) => void compareValue(run, `${subject}[]`, item, (seen as readonly Seen[])[index] ?? null),
  );
};

const isErrorValue = (value: object): value is ErrorValue => 'at' in value && 'message' in value;

const isDescription = (value: object): value is { readonly type: string } => 'sdp' in value && 'type' in value;

const compareDescription = (run: ValueRun, subject: string, value: { readonly type: string }, seen: Seen): void => {
  const observed = memberOf(seen, 'type');
  if (observed !== value.type)
    run.differ({
      aspect: 'value',
      subject: `${subject}: value`,
      expected: `type ${value.type}`,
      observed: `type ${show(observed)}`,
    });
  else if (handleOf(seen) !== undefined) compareObject(run, subject, value, seen);
};

/** Candidates are judged by what they say; their handles matter where a script goes on with them. */
export const bindCandidate = (run: { readonly bindings: Bindings }, candidate: IceCandidate, seen: Seen): void => {
  const handle = handleOf(seen);
  if (handle !== undefined) run.bindings.bind(handle, candidate);
};

/** What a value has to be, compared with what was seen; objects are bound to their handles here. */
export const compareValue = (run: ValueRun, subject: string, value: unknown, seen: Seen): void => {
  const differ = (expected: string, observed = show(seen), adopt?: () => void): void =>
    run.differ({ aspect: 'value', subject: `${subject}: value`, expected, observed, ...(adopt ? { adopt } : {}) });
  if (value instanceof AnyValue) {
    const observed = plain(run, seen);
    const { adopt } = value;
    if (!value.accepts(observed)) differ(value.name, value.describe?.(observed), adopt && (() => adopt(observed)));
  } else if (typeof value !== 'object' || value === null) {
    const bytes = memberOf(seen, '$') === 'binary';
    if (bytes || !Object.is(plain(run, seen), value)) differ(showDue(value));
  } else if (value instanceof IceCandidate) compareCandidate(run, subject, value, seen);
  else if (value instanceof StatsReport) compareStats(run, subject, value, seen);
  else if (isErrorValue(value)) compareGivenError(run, subject, value, seen);
  else if (Array.isArray(value)) compareList(run, subject, value, seen);
  else if (isDescription(value)) compareDescription(run, subject, value, seen);
  else if (isBinary(value)) {
    if (!sameBinary(value, seen)) differ(value instanceof Uint8Array ? 'those bytes' : 'those binary data');
  } else if (isDictionary(value)) compareMembers(run, subject, value, seen);
  else compareObject(run, subject, value, seen);
};

const compareGivenError = (run: ValueRun, subject: string, error: ErrorValue, seen: Seen): void => {
  const observed = memberOf(seen, 'error') as ErrorSeen | undefined;
  if (observed) compareError(run, subject, error, observed);
  else
    run.differ({
      aspect: 'value',
      subject: `${subject}: value`,
      expected: error.name,
      observed: show(seen),
      at: error.at,
    });
};

const kindOf = (value: object): string =>
  value instanceof Sender
    ? 'sender'
    : value instanceof Transceiver
      ? 'transceiver'
      : value instanceof Connection
        ? 'connection'
        : (interfaceOf(value)?.name ?? 'object');
