import { dtlsTransportError, updateConnectionState, updateDtlsTransportState } from '../../dtls/state';
import { anyCertificates, DtlsTransport, type DtlsTransportState } from '../../dtls/transport';
import { type Generation, localGenerations, remoteGenerations } from '../../ice/generations';
import { deriveConnectionState } from '../../ice/states';
import { consideredDtlsTransports } from '../../ice/transport';
import type { Connection } from '../../peer-connection/connection';
import { viewDescription } from '../../sdp/view';
import { changeOrDerive, toldAnew } from '../derived-anew';
import { memberOf } from '../lookahead';
import type { Run } from '../run';
import type { AttributeSight, EventSight, Progress } from './progress';
import { behind, type EventEntry, hasBegun, isMet, mayBeDiscarded, observeState, told } from './transports';

/** Connections of which a DTLS transport has changed: the task that derives their state anew is still to come. */
const owing = new WeakSet<Connection>();

const change = (transport: DtlsTransport, state: DtlsTransportState): void => {
  updateDtlsTransportState(transport, state, anyCertificates);
  owing.add(transport.connection);
};

/** Without an event. */
const become = (transport: DtlsTransport, state: DtlsTransportState): void => {
  transport.dtlsTransportState = state;
  if (state === 'connected') transport.remoteCertificates = anyCertificates;
};

const fail = (transport: DtlsTransport, detail: string): void => {
  dtlsTransportError(transport, detail === 'fingerprint-failure' ? detail : 'dtls-failure');
  owing.add(transport.connection);
};

const isPossible = (run: Run, transport: DtlsTransport, state: DtlsTransportState): boolean =>
  hasBegun(run, transport.connection) && state !== 'new' && transport.dtlsTransportState !== 'closed';

/**
 * An event of ICE shows that the connection is connected: then DTLS is. Under a table that does not know "completed" (`completed-is-connected`)
 * nothing tells before; nor does anything of a transport of data alone, which was not counted before 2680.
 */
export const assumeSecure = (run: Run, connection: Connection, shown: unknown): void => {
  const uncounted = !connection.world.edition.has('2680');
  if (shown !== 'connected' || (connection.iceConnectionState !== 'completed' && !uncounted)) return;
  for (const transport of consideredDtlsTransports(connection))
    if (!isMet(run, transport) && isPossible(run, transport, 'connected')) become(transport, 'connected');
};

/** The certificates that are named, to be compared. */
export const named = (generations: readonly Pick<Generation, 'fingerprints'>[]): string[] =>
  generations.flatMap(({ fingerprints }) =>
    fingerprints.map(({ algorithm, value }) => `${algorithm.toLowerCase()} ${value.toUpperCase()}`),
  );

/** What the other side says of its certificate, if it is a connection of the same script. */
const saidByPeer = (run: Run, { connection, iceTransport }: DtlsTransport): string[] => {
  const ufrags = remoteGenerations(iceTransport).map(({ ufrag }) => ufrag);
  const peers = run.allConnections().filter((one) => one !== connection);
  const theirs = peers.flatMap((one) => consideredDtlsTransports(one)).map((one) => localGenerations(one.iceTransport));
  return theirs.flatMap((generations) =>
    generations.some(({ ufrag }) => ufrags.includes(ufrag)) ? named(generations) : [],
  );
};

/** The certificates that remote descriptions name for a transport: a pending offer may repeat what the current one says, and name others. */
const namedRemotely = ({ connection, iceTransport }: DtlsTransport): string[] => {
  const { currentRemoteDescription: current, pendingRemoteDescription: pending } = connection;
  const sections = [current, pending].flatMap((one) => (one ? viewDescription(one.sdp).sections : []));
  const own = sections.filter(({ mid }) => (mid ?? '') === iceTransport.mid);
  return named([...remoteGenerations(iceTransport), ...own]);
};

/** Connected means that the certificate is one that the remote description names. */
const checkTrust = (run: Run, transport: DtlsTransport, state: DtlsTransportState): void => {
  const own = namedRemotely(transport);
  const said = state === 'connected' ? saidByPeer(run, transport) : [];
  if (said.length === 0 || said.some((one) => own.includes(one))) return;
  run.differ({
    aspect: 'state',
    subject: 'RTCDtlsTransport.state: connected',
    expected: 'only with a certificate that the remote description names',
    observed: 'with another',
    at: { algorithm: 'dtls-transport-error', step: '3' },
    adopt: () => {},
  });
};

/** statechange at a transport. */
const stateOf = (run: Run, transport: DtlsTransport, entry: EventEntry): void => {
  const { connection } = transport;
  const state = told<DtlsTransportState>(entry, 'state');
  if (state === 'closed' && run.advance(connection, 'ice', ({ about }) => about === transport)) return;
  if (state === 'closed' && transport.dtlsTransportState !== 'closed' && mayBeDiscarded(run, transport))
    return updateDtlsTransportState(transport, state);
  if (!isPossible(run, transport, state) || state === transport.dtlsTransportState) return;
  checkTrust(run, transport, state);
  if (state === 'failed') fail(transport, '');
  else change(transport, state);
};

const detailOf = (entry: EventEntry): string =>
  String(memberOf(memberOf(memberOf(entry.d, 'error'), 'error'), 'errorDetail'));

const stateFor: Readonly<Record<string, DtlsTransportState>> = {
  connecting: 'connecting',
  connected: 'connected',
  failed: 'failed',
};

/** connectionstatechange: of transports that were not met, any may have changed; of others, an event is to be seen. */
const overall = (run: Run, connection: Connection, event: EventEntry): void => {
  const shown = memberOf(event.d, 'connectionState');
  const wanted = String(
    behind(run, event, 'connectionState', connection.connectionState, shown, ['new', 'connecting', 'connected']),
  );
  const [any] = consideredDtlsTransports(connection);
  if (deriveConnectionState(connection) === wanted && connection.connectionState !== wanted) {
    if (run.advance(connection, 'ice', ({ about }) => about instanceof DtlsTransport)) return;
    if (!owing.delete(connection)) run.variance('rederived-states');
    if (any) updateConnectionState(any);
    else {
      connection.connectionState = wanted as Connection['connectionState'];
      connection.world.observer.fire(connection, connection, 'connectionstatechange', {});
    }
    return toldAnew(run, connection);
  }
  const state = stateFor[wanted];
  if (!state) return;
  const transports = consideredDtlsTransports(connection).filter((transport) => isPossible(run, transport, state));
  const unmet = transports.filter((transport) => !isMet(run, transport));
  for (const transport of unmet) become(transport, state);
  if (unmet.length === 0)
    for (const transport of transports)
      if (transport.dtlsTransportState !== state) updateDtlsTransportState(transport, state, anyCertificates);
  const last = transports.at(-1);
  if (!last) return;
  checkTrust(run, last, state);
  changeOrDerive(run, connection, unmet.length > 0, () => updateConnectionState(last));
};

const event = (run: Run, { connection, target, entry }: EventSight): boolean => {
  if (target instanceof DtlsTransport) {
    if (entry.type === 'statechange') stateOf(run, target, entry);
    else if (hasBegun(run, connection)) fail(target, detailOf(entry));
    return true;
  }
  if (target !== connection || entry.type !== 'connectionstatechange') return false;
  overall(run, connection, entry);
  return true;
};

const attribute = (run: Run, sight: AttributeSight): boolean => {
  const { object: transport, name, seen } = sight;
  if (!(transport instanceof DtlsTransport) || name !== 'state' || transport.connection.isClosed) return false;
  const state = seen as DtlsTransportState;
  return observeState(run, sight, {
    subject: 'RTCDtlsTransport.state',
    type: 'statechange',
    at: { algorithm: 'dtls-transport-state-update', step: '5' },
    adopt: () => become(transport, state),
    allowed: isPossible(run, transport, state),
  });
};

/** The task that derives the connection's state anew has to have run. */
const quiet = (_run: Run, connection: Connection): void => {
  if (!owing.delete(connection)) return;
  const [any] = consideredDtlsTransports(connection);
  if (any) updateConnectionState(any);
};

/** DTLS: handshakes, and the transports' objects. */
export const dtls: Progress = { domain: 'dtls', interfaces: ['RTCDtlsTransport'], event, attribute, quiet };
