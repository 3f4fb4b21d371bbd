import { DtlsTransport } from '../../dtls/transport';
import { createAnyCandidatePair } from '../../ice/candidate-pair';
import { changeIceTransport } from '../../ice/change-state';
import { remoteGenerations } from '../../ice/generations';
import { deriveIceConnectionState } from '../../ice/states';
import { consideredTransports, type GathererState, IceTransport, type IceTransportState } from '../../ice/transport';
import type { Connection } from '../../peer-connection/connection';
import { changeOrDerive, fireAnew, noteCounted } from '../derived-anew';
import type { EntryOf } from '../emission';
import { memberOf } from '../lookahead';
import { aheadOfEvent, type Difference } from '../refused';
import type { Run } from '../run';
import { assumeSecure } from './dtls';
import { candidate, gathering, gatheringOf, toldUnheard } from './gathering';
import type { AttributeSight, EventSight, Progress } from './progress';
import {
  behind,
  type EventEntry,
  type Explain,
  hasBegun,
  isMet,
  mayBeDiscarded,
  observeState,
  told,
} from './transports';

/** The text wants "no more candidates" to be said before these. An addIceCandidate that is under way may have told the agent already. */
const mayEnd = (run: Run, transport: IceTransport): boolean => {
  const { connection } = transport;
  const [newest] = remoteGenerations(transport);
  if (newest?.endOfCandidates === true || connection.canTrickleIceCandidates === false) return true;
  return [...run.calls.values()].some((call) => call.connection === connection);
};

/** What keeps a transport from being in a state is a difference; the model goes on all the same. */
const checkEnd = (run: Run, transport: IceTransport, state: IceTransportState): void => {
  if ((state !== 'completed' && state !== 'failed') || mayEnd(run, transport)) return;
  run.differ({
    aspect: 'state',
    subject: `RTCIceTransport.state: ${state}`,
    expected: 'after the end of the remote candidates',
    observed: 'while more may come',
    at: { algorithm: 'enum.RTCIceTransportState', step: state },
    adopt: () => {},
  });
};

/** Transports that the script met when they were not "new" any more: a pair may have been selected without its event being heard. */
const metLate = new WeakSet<IceTransport>();

/** A pair is selected without its event being heard. */
const select = (transport: IceTransport, state: IceTransportState): void => {
  metLate.add(transport);
  if (state === 'connected' || state === 'completed') transport.selectedCandidatePair ??= createAnyCandidatePair();
};

/** A pair is seen that no event has told of: it changes in the task that tells so. */
const checkPair = (run: Run, transport: IceTransport): void => {
  const { selectedCandidatePair: pair, iceTransportState: state } = transport;
  if (pair !== null || state === 'new' || state === 'closed') return;
  const adopt = () => {
    transport.selectedCandidatePair = createAnyCandidatePair();
  };
  if (metLate.has(transport) || !isMet(run, transport)) return adopt();
  const type = 'selectedcandidatepairchange';
  const at = { algorithm: 'change-the-selected-candidate-pair-and-state', step: '10' };
  const comes = run.lookahead.eventAfter(type, run.bindings.handle(transport), run.at);
  const words: Pick<Difference, 'aspect' | 'subject' | 'expected' | 'observed'> = comes
    ? { aspect: 'order', subject: 'getSelectedCandidatePair', ...aheadOfEvent }
    : { aspect: 'missing-event', subject: `event ${type}`, expected: `event ${type}`, observed: 'nothing' };
  run.differ({ ...words, at, adopt });
};

const call = (run: Run, { i, m, on }: EntryOf<'call'>): void => {
  const transport = m === 'getSelectedCandidatePair' ? run.find(on) : undefined;
  if (!(transport instanceof IceTransport)) return;
  const seen = run.lookahead.returned(i);
  if (typeof seen === 'object' && seen !== null && memberOf(seen, '$') === undefined) checkPair(run, transport);
};

/** The other side may have sent checks before its description is applied: then its candidates are known from them. */
const mayCheck = ({ isClosed, localDescription }: Connection): boolean => !isClosed && localDescription !== null;

const isPossible = (run: Run, transport: IceTransport, state: IceTransportState): boolean =>
  transport.iceTransportState !== 'closed' &&
  (state === 'checking' ? mayCheck(transport.connection) : hasBegun(run, transport.connection)) &&
  state !== 'new' &&
  state !== 'closed';

/** statechange at a transport. */
const stateOf = (run: Run, transport: IceTransport, entry: EventEntry): void => {
  const { connection } = transport;
  const state = told<IceTransportState>(entry, 'state');
  if (state === 'closed') {
    const closes = (about: unknown) => about instanceof DtlsTransport && about.iceTransport === transport;
    if (run.advance(connection, 'ice', ({ about }) => closes(about))) return;
    if (mayBeDiscarded(run, transport)) changeIceTransport(transport, { state });
    return;
  }
  if (!isPossible(run, transport, state) || state === transport.iceTransportState) return;
  const next = run.lookahead.shownNext('iceconnectionstatechange', run.pcOf(connection), 'connectionState', run.at);
  assumeSecure(run, connection, next);
  checkEnd(run, transport, state);
  if (metLate.has(transport)) select(transport, state);
  changeIceTransport(transport, { state });
};

/** selectedcandidatepairchange at a transport: which pair it is, is the agent's affair. The state may have changed with it, in the same task. */
const pairOf = (run: Run, transport: IceTransport, entry: EventEntry): void => {
  if (!hasBegun(run, transport.connection)) return;
  const state = told<IceTransportState>(entry, 'state');
  if (!isPossible(run, transport, state) || state === transport.iceTransportState)
    return changeIceTransport(transport, { pair: 'any' });
  checkEnd(run, transport, state);
  changeIceTransport(transport, { pair: 'any', state });
};

/** The states follow from the transports that are there now: a task that closes others may have derived them, or nothing that the text says. */
const rederived = (run: Run, connection: Connection): void => {
  if (run.advance(connection, 'ice', ({ about }) => about instanceof DtlsTransport)) return;
  connection.iceConnectionState = deriveIceConnectionState(connection);
  fireAnew(run, connection, 'iceconnectionstatechange');
};

/** iceconnectionstatechange at the connection: of transports that were not met, any may have changed; of others, an event is to be seen. */
const iceConnection: Explain = (run, connection, event) => {
  const shown = memberOf(event.d, 'iceConnectionState');
  const path = ['new', 'checking', 'connected', 'completed'] as const;
  const state = behind(
    run,
    event,
    'iceConnectionState',
    connection.iceConnectionState,
    shown,
    path,
  ) as IceTransportState;
  assumeSecure(run, connection, memberOf(event.d, 'connectionState'));
  const derived = deriveIceConnectionState(connection);
  if (derived === state && derived !== connection.iceConnectionState) return rederived(run, connection);
  const transports = consideredTransports(connection).filter((transport) => isPossible(run, transport, state));
  const unmet = transports.filter((transport) => !isMet(run, transport));
  const last = unmet.at(-1) ?? transports.findLast((transport) => transport.iceTransportState !== state);
  if (!last) return;
  checkEnd(run, last, state);
  for (const transport of unmet) {
    select(transport, state);
    if (transport !== last) transport.iceTransportState = state;
  }
  changeOrDerive(run, connection, unmet.length > 0, () => changeIceTransport(last, { state }));
};

/** Of a server that does not answer, one error tells while gathering; of others, the server says what is wrong. */
const candidateError: Explain = (run, connection, event) => {
  const { iceServers = [] } = connection.configuration ?? {};
  const gatherers = consideredTransports(connection).filter(({ iceGathererState }) => iceGathererState === 'gathering');
  if (iceServers.length === 0 || (gatherers.length === 0 && connection.iceGatheringState !== 'gathering')) return;
  const unknown = memberOf(event.d, 'address') === null && memberOf(event.d, 'port') !== null;
  if (unknown) {
    const words = { expected: 'null, as the address', observed: 'a port' };
    run.differ({ aspect: 'value', subject: 'RTCPeerConnectionIceErrorEvent.port', ...words, at: undefined });
  }
  connection.world.observer.fire(connection, connection, 'icecandidateerror', {});
};

const atConnection: Readonly<Record<string, Explain>> = {
  icegatheringstatechange: gathering,
  icecandidate: candidate,
  icecandidateerror: candidateError,
  iceconnectionstatechange: iceConnection,
};

const event = (run: Run, { connection, target, entry }: EventSight): boolean => {
  if (target instanceof IceTransport) {
    if (entry.type === 'statechange') stateOf(run, target, entry);
    else if (entry.type === 'gatheringstatechange') gatheringOf(run, target, entry);
    else pairOf(run, target, entry);
    return true;
  }
  const explain = target === connection ? atConnection[entry.type] : undefined;
  explain?.(run, connection, entry);
  return explain !== undefined;
};

/** The roles that transports have from the first description on, while they are seen to be "unknown". */
const roles = new WeakMap<IceTransport, IceTransport['iceRole']>();

const observeRole = (run: Run, transport: IceTransport, seen: unknown): boolean => {
  const { iceRole } = transport;
  if (seen !== 'unknown') {
    const role = roles.get(transport);
    if (iceRole !== 'unknown' || role === undefined || role !== seen) return false;
    transport.iceRole = role;
    return true;
  }
  if (iceRole !== 'unknown') roles.set(transport, iceRole);
  run.variance('ice-role');
  transport.iceRole = 'unknown';
  return true;
};

const attribute = (run: Run, sight: AttributeSight): boolean => {
  const { object: transport, name, seen } = sight;
  if (!(transport instanceof IceTransport) || transport.connection.isClosed) return false;
  if (name === 'role') return observeRole(run, transport, seen);
  if (name === 'gatheringState')
    return observeState(run, sight, {
      subject: 'RTCIceTransport.gatheringState',
      type: 'gatheringstatechange',
      at: { algorithm: 'ice-gathering-began', step: '6' },
      adopt: () => toldUnheard(run, transport, seen as GathererState),
      allowed: true,
    });
  if (name !== 'state') return false;
  const state = seen as IceTransportState;
  return observeState(run, sight, {
    subject: 'RTCIceTransport.state',
    type: 'statechange',
    at: { algorithm: 'change-the-selected-candidate-pair-and-state', step: '11' },
    adopt: () => {
      select(transport, state);
      transport.iceTransportState = state;
    },
    allowed: isPossible(run, transport, state),
  });
};

/** ICE: gathering, checks, and the transports' objects. */
export const ice: Progress = {
  domain: 'ice',
  turn: noteCounted,
  interfaces: ['RTCIceTransport', 'RTCIceCandidatePair'],
  call,
  event,
  attribute,
};
