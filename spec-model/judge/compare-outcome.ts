import type { ErrorValue } from '../infra/completion';
import { Connection } from '../peer-connection/connection';
import { IceCandidate } from '../peer-connection/ice-candidate';
import { Sender, Transceiver } from '../rtp/transceiver';
import type { ErrorSeen, Seen } from '../vocabulary';
import type { Bindings } from './bindings';
import { handleOf, type Lookahead, memberOf } from './lookahead';
import { refuse, show } from './refused';

const className = (error: ErrorValue): ErrorSeen['class'] => {
  if (error.name === 'TypeError' || error.name === 'RangeError') return error.name;
  return error.name === 'RTCError' ? 'RTCError' : 'DOMException';
};

const observedName = (seen: ErrorSeen): string => (seen.class === 'RTCError' ? 'RTCError' : seen.name);

/** Compares an error with the one that the model gives. Where the text is open, other names pass, as a variance. */
export const compareError = (
  subject: string,
  error: ErrorValue,
  seen: ErrorSeen,
  variance: (key: string) => void,
): void => {
  const observed = observedName(seen);
  if (observed === error.name) {
    const expected = className(error);
    if (seen.class === expected) return;
    refuse({
      aspect: 'error',
      subject: `${subject}: class of the error`,
      expected: `${error.name} (${expected})`,
      observed: `${observed} (${seen.class})`,
      at: error.at,
    });
  }
  const { open } = error;
  if (open && (open.names === 'any' || open.names.some((name) => name === observed))) return variance(open.key);
  refuse({ aspect: 'error', subject, expected: error.name, observed, at: error.at });
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

const compareCandidate = (
  candidate: IceCandidate,
  seen: Seen,
  missing: (member: string) => void,
  variance: (key: string) => void,
): void => {
  const check = (name: string, expected: unknown, open: boolean) => {
    const observed = memberOf(seen, name);
    if (observed === undefined || memberOf(observed, '$') === 'undefined') return missing(`RTCIceCandidate.${name}`);
    if (observed === expected) return;
    if (open) return variance('candidate-grammar');
    refuse({ aspect: 'value', subject: `RTCIceCandidate.${name}`, expected: show(expected), observed: show(observed) });
  };
  const { candidate: line, sdpMid, sdpMLineIndex, usernameFragment } = candidate.init;
  for (const [name, value] of Object.entries({ candidate: line, sdpMid, sdpMLineIndex, usernameFragment }))
    check(name, value, false);
  const open = candidate.parsed.open.length > 0;
  for (const name of parsedMembers) check(name, candidate.parsed.attributes[name], open);
};

/** What a value has to be, compared with what was seen; objects are bound to their handles here. */
export const compareValue = (
  run: {
    readonly bindings: Bindings;
    readonly lookahead: Lookahead;
    readonly missing: (member: string) => void;
    readonly variance: (key: string) => void;
  },
  subject: string,
  value: unknown,
  seen: Seen,
): void => {
  const differ = (expected: string, observed: string): never =>
    refuse({ aspect: 'value', subject: `${subject}: value`, expected, observed });
  if (value instanceof IceCandidate) return compareCandidate(value, seen, run.missing, run.variance);
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
      refuse({
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
