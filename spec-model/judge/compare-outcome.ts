import type { ErrorValue } from '../infra/completion';
import { Connection } from '../peer-connection/connection';
import { IceCandidate } from '../peer-connection/ice-candidate';
import { Sender, Transceiver } from '../rtp/transceiver';
import type { ErrorSeen, Seen } from '../vocabulary';
import type { Bindings } from './bindings';
import { handleOf, type Lookahead, memberOf } from './lookahead';
import { type Difference, show } from './refused';

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

const compareCandidate = (run: ValueRun, candidate: IceCandidate, seen: Seen): void => {
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
  const { attributes, allowed } = candidate.parsed;
  const fits = allowed.find((reading) => parsedMembers.every((name) => lacks(name) || read(name) === reading[name]));
  if (fits && fits !== attributes) run.variance('candidate-grammar');
  for (const name of parsedMembers) check(name, (fits ?? attributes)[name]);
};

/** What a value has to be, compared with what was seen; objects are bound to their handles here. */
export const compareValue = (run: ValueRun, subject: string, value: unknown, seen: Seen): void => {
  const differ = (expected: string, observed: string): void =>
    run.differ({ aspect: 'value', subject: `${subject}: value`, expected, observed });
  if (value instanceof IceCandidate) return compareCandidate(run, value, seen);
  if (value === undefined) {
    if (memberOf(seen, '$') !== 'undefined') differ('undefined', show(seen));
  } else if (Array.isArray(value)) {
    if (!Array.isArray(seen) || seen.length !== value.length) differ(`a list of ${value.length}`, show(seen));
    else
      value.forEach((item, index) => void compareValue(run, subject, item, (seen as readonly Seen[])[index] ?? null));
  } else if (typeof value === 'object' && value !== null && 'sdp' in value) {
    const { type } = value as unknown as { type: string };
    if (memberOf(seen, 'type') !== type) differ(`type ${type}`, `type ${show(memberOf(seen, 'type'))}`);
  } else if (typeof value === 'object' && value !== null) {
    const handle = handleOf(seen);
    if (handle === undefined) differ('an object', show(seen));
    else if (!run.bindings.bind(handle, value)) {
      const known = run.bindings.handle(value) !== undefined;
      run.differ({
        aspect: 'identity',
        subject: `${subject}: object returned`,
        expected: known ? `an existing ${kindOf(value)}` : `a new ${kindOf(value)}`,
        observed: run.bindings.object(handle) ? `another existing ${kindOf(value)}` : `a new ${kindOf(value)}`,
      });
    }
  } else if (value !== seen) differ(show(value), show(seen));
};

const kindOf = (value: object): string =>
  value instanceof Sender
    ? 'sender'
    : value instanceof Transceiver
      ? 'transceiver'
      : value instanceof Connection
        ? 'connection'
        : 'object';
