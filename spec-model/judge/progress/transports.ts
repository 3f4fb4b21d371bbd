import { DtlsTransport } from '../../dtls/transport';
import { IceTransport } from '../../ice/transport';
import type { Connection } from '../../peer-connection/connection';
import type { Seen } from '../../vocabulary';
import type { EntryOf } from '../emission';
import { memberOf } from '../lookahead';
import { aheadOfEvent, type StepAt, untold } from '../refused';
import type { Run } from '../run';
import type { AttributeSight } from './progress';

export type EventEntry = EntryOf<'event'>;

/**
 * What the ICE agent may do is the implementation's choice (site `ice.progress`): each function makes the model's agent do what would
 * explain an event, if the state of the connection allows it. The event itself is then matched like any other.
 */
export type Explain = (run: Run, connection: Connection, event: EventEntry) => void;

/**
 * The attribute may be ahead of its events: then an event of the same type comes later that shows no less, and this one tells the step
 * before.
 */
export const behind = <T>(
  run: Run,
  { on, type }: EventEntry,
  name: string,
  now: T,
  wanted: unknown,
  path: readonly T[],
): unknown => {
  const place = (value: unknown) => path.indexOf(value as T);
  const next = path[place(now) + 1];
  if (!path.includes(now) || next === undefined || place(wanted) <= place(next)) return wanted;
  return place(run.lookahead.shownNext(type, on, name, run.at)) >= place(wanted) ? next : wanted;
};

/** Whether the script has met a transport: then its events are heard. What others do shows in the connection's states only. */
export const isMet = (run: Run, transport: object): boolean => run.canBeHeard(transport);

/** Both descriptions are there, or one is being applied: ICE and DTLS can begin, in parallel to what the promise waits for. */
export const hasBegun = (run: Run, connection: Connection): boolean => {
  const { remoteDescription, localDescription, isClosed } = connection;
  if (isClosed || localDescription === null) return false;
  return remoteDescription !== null || run.pendingCall(connection)?.method === 'setRemoteDescription';
};

/** What is seen of a state that has an event of its own. */
export interface StateSight {
  /** For the subject of a difference: `RTCIceTransport.state`. */
  readonly subject: string;
  readonly type: string;
  /** The step that fires the event. */
  readonly at: StepAt;
  /** Makes the model go on from what was seen. */
  readonly adopt: () => void;
  /** Nothing that the text says keeps the transport from being in that state. */
  readonly allowed: boolean;
}

const isUsed = (object: object): boolean => {
  const dtls = object instanceof DtlsTransport ? object : undefined;
  const ice = object instanceof IceTransport ? object : dtls?.iceTransport;
  if (!ice) return false;
  const { transceivers, sctpTransport } = ice.connection;
  const used = [...transceivers.map(({ sender }) => sender.senderTransport), sctpTransport?.transport ?? null];
  return used.some((transport) => transport?.iceTransport === ice);
};

/** No step closes a transport that a rollback or an answer leaves without use; that it goes, none forbids. It may go while the description is being applied. */
export const mayBeDiscarded = (run: Run, transport: DtlsTransport | IceTransport): boolean => {
  const { connection } = transport;
  if (connection.isClosed) return false;
  const setting = run.pendingCall(connection)?.method.endsWith('Description') === true;
  if (isUsed(transport) && !setting) return false;
  run.variance('discarded-transports');
  return true;
};

/**
 * A state is seen that is not that of the last event. At first sight there was nobody to hear events, and a transport that nothing uses
 * any more may be closed; else an event is missing or late.
 * @returns whether the model is in that state now
 */
export const observeState = (run: Run, { object, name, seen }: AttributeSight, state: StateSight): boolean => {
  const { subject, type, at, adopt, allowed } = state;
  const handle = run.bindings.handle(object) ?? '';
  if (run.lookahead.isFirstSight(handle, name, run.at) ? allowed : !isUsed(object)) {
    adopt();
    return true;
  }
  if (run.lookahead.isShownLater(type, handle, name, seen, run.at - 1)) {
    const excuse = () => void run.excused.add(`${handle}.${name}: ${JSON.stringify(seen)}`);
    run.differ({ aspect: 'order', subject, ...aheadOfEvent, at, adopt: excuse });
    return false;
  }
  run.differ({ aspect: 'state', subject, ...untold, at, adopt });
  return true;
};

export const textOf = (run: Run, value: Seen | undefined): string => run.lookahead.text(value) ?? '';

/** What an event at a transport says of it. */
export const told = <T extends string>(entry: EventEntry, name: string): T => String(memberOf(entry.d, name)) as T;
