import { updateConnectionState } from '../../dtls/state';
import type { DtlsTransportState } from '../../dtls/transport';
import { candidateAvailable, localSection } from '../../ice/candidates';
import { changeIceTransport } from '../../ice/change-state';
import { gatheringBegan, gatheringComplete, generationGathered } from '../../ice/gathering';
import { deriveConnectionState, deriveIceConnectionState, deriveIceGatheringState } from '../../ice/states';
import {
  consideredDtlsTransports,
  consideredTransports,
  type IceTransport,
  type IceTransportState,
} from '../../ice/transport';
import type { Connection } from '../../peer-connection/connection';
import { viewDescription } from '../../sdp/view';
import type { Entry, Seen } from '../../vocabulary';
import { memberOf } from '../lookahead';
import type { Run } from '../run';
import type { Progress } from './progress';

type EventEntry = Extract<Entry, { t: 'event' }>;

/**
 * What the ICE agent may do is the implementation's choice (site `ice.progress`): each function makes the model's agent do what would
 * explain an event, if the state of the connection allows it. The event itself is then matched like any other.
 */
type Explain = (run: Run, connection: Connection, event: EventEntry) => void;

/** The attribute may be ahead of its events: then an event of the same type comes later, and this one tells the step before. */
const behind = <T>(run: Run, { on, type }: EventEntry, now: T, wanted: unknown, path: readonly T[]): unknown => {
  const next = path[path.indexOf(now) + 1];
  const skipped = next !== undefined && path.indexOf(wanted as T) > path.indexOf(next);
  return skipped && path.includes(now) && run.lookahead.eventAfter(type, on, run.at) ? next : wanted;
};

/** Gathering ends after each generation has: an empty candidate says so. */
const completed = (run: Run, connection: Connection, transport: IceTransport): void => {
  const [ufrag] = credentialsOfSection(connection, transport.mid);
  if (ufrag !== undefined && !transport.gathered.has(ufrag))
    run.differ({
      aspect: 'missing-event',
      subject: 'event icecandidate: end of a generation',
      expected: 'an empty candidate before gathering is complete',
      observed: 'nothing',
      at: { algorithm: 'ice-generation-gathered', step: '5' },
      adopt: () => void transport.gathered.add(ufrag),
    });
  gatheringComplete(transport);
};

const gathering: Explain = (run, connection, event) => {
  const shown = memberOf(event.d, 'iceGatheringState');
  const wanted = behind(run, event, connection.iceGatheringState, shown, ['new', 'gathering', 'complete']);
  const transports = consideredTransports(connection);
  const idle = transports.filter((transport) => transport.iceGathererState !== 'gathering');
  const [first] = idle;
  if (wanted === 'gathering' && first) return gatheringBegan(first);
  const last = transports.at(-1);
  if (wanted === 'complete' && last) {
    for (const transport of transports) if (transport !== last) transport.iceGathererState = 'complete';
    return completed(run, connection, last);
  }
  const gatherers = transports.filter((transport) => transport.iceGathererState === 'gathering');
  const [one, ...others] = gatherers;
  if (wanted === 'new' && one && transports.some((transport) => transport.iceGathererState === 'new')) {
    for (const transport of others) transport.iceGathererState = 'complete';
    return completed(run, connection, one);
  }
  if (wanted !== deriveIceGatheringState(connection) || wanted === connection.iceGatheringState) return;
  run.variance('rederived-states');
  connection.iceGatheringState = deriveIceGatheringState(connection);
  connection.world.observer.fire(connection, connection, 'icegatheringstatechange', {});
};

const text = (run: Run, value: Seen | undefined): string => run.lookahead.text(value) ?? '';

/** A further transport begins without an event of the connection. */
const beganUnseen = (connection: Connection, transport: IceTransport, ufrag?: string): void => {
  const again = transport.iceGathererState === 'complete' && ufrag !== undefined && !transport.gathered.has(ufrag);
  if ((transport.iceGathererState === 'new' || again) && connection.iceGatheringState === 'gathering')
    gatheringBegan(transport);
};

const candidate: Explain = (run, connection, event) => {
  const seen = memberOf(event.d, 'candidate');
  const transports = consideredTransports(connection);
  if (seen === null) {
    const unfinished = transports.filter(({ iceGathererState }) => iceGathererState !== 'complete');
    const [one, another] = unfinished;
    if (one && another && connection.iceGatheringState === 'gathering') {
      for (const transport of unfinished) beganUnseen(connection, transport);
      return completed(run, connection, one);
    }
    if (connection.iceGatheringState !== 'complete' || transports.length < 2) return;
    run.variance('null-candidate-per-transport');
    connection.world.observer.fire(connection, connection, 'icecandidate', { candidate: null });
    return;
  }
  const line = text(run, memberOf(seen, 'candidate'));
  const section = localSection(connection, text(run, memberOf(seen, 'sdpMid')));
  const transport = transports.find(({ mid }) => mid === section?.mid) ?? transports[0];
  if (!section?.mid || !transport) return;
  const known = credentialsOfSection(connection, section.mid);
  const shown = text(run, memberOf(seen, 'usernameFragment'));
  const usernameFragment = known.includes(shown) ? shown : (known[0] ?? '');
  beganUnseen(connection, transport, usernameFragment);
  if (line === '') return generationGathered(transport, usernameFragment);
  if (!transports.some(({ iceGathererState }) => iceGathererState === 'gathering')) return;
  candidateAvailable({ transport, candidate: line, usernameFragment });
};

/** Username fragments that the section has in the local descriptions, the pending one first. */
const credentialsOfSection = (connection: Connection, mid: string): string[] =>
  [connection.pendingLocalDescription, connection.currentLocalDescription].flatMap((description) =>
    (description ? viewDescription(description.sdp).sections : [])
      .filter((section) => section.mid === mid)
      .flatMap(({ ufrag }) => ufrag ?? []),
  );

const iceConnection: Explain = (run, connection, event) => {
  const shown = memberOf(event.d, 'iceConnectionState');
  const path = ['new', 'checking', 'connected', 'completed'] as const;
  const wanted = behind(run, event, connection.iceConnectionState, shown, path) as IceTransportState;
  const transports = consideredTransports(connection);
  const derived = deriveIceConnectionState(connection);
  if (derived === wanted && derived !== connection.iceConnectionState) {
    run.variance('rederived-states');
    connection.iceConnectionState = derived;
    connection.world.observer.fire(connection, connection, 'iceconnectionstatechange', {});
    return;
  }
  if (wanted === 'closed' || connection.remoteDescription === null || connection.localDescription === null) return;
  const last = transports.at(-1);
  for (const transport of transports) if (transport !== last) transport.iceTransportState = wanted;
  if (last) changeIceTransport(last, { state: wanted });
};

const dtlsFor: Readonly<Record<string, DtlsTransportState>> = {
  connecting: 'connecting',
  connected: 'connected',
  failed: 'failed',
};

const overall: Explain = (run, connection, event) => {
  const shown = memberOf(event.d, 'connectionState');
  const wanted = String(behind(run, event, connection.connectionState, shown, ['new', 'connecting', 'connected']));
  const derived = deriveConnectionState(connection);
  if (derived === wanted && derived !== connection.connectionState) {
    run.variance('rederived-states');
    connection.connectionState = derived;
    connection.world.observer.fire(connection, connection, 'connectionstatechange', {});
    return;
  }
  const dtls = dtlsFor[wanted];
  if (!dtls || connection.remoteDescription === null || connection.localDescription === null) return;
  const transports = consideredDtlsTransports(connection);
  for (const transport of transports) transport.dtlsTransportState = dtls;
  const last = transports.at(-1);
  if (last) updateConnectionState(last);
};

/** By event type. */
const events: Readonly<Record<string, Explain>> = {
  icegatheringstatechange: gathering,
  icecandidate: candidate,
  iceconnectionstatechange: iceConnection,
  connectionstatechange: overall,
};

export const ice: Progress = {
  domain: 'ice',
  event: (run, { connection, target, entry }) => {
    const explain = target === connection ? events[entry.type] : undefined;
    explain?.(run, connection, entry);
    return explain !== undefined;
  },
};
