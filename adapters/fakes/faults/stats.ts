import { type Stats, StatsReport } from '../../../spec-model/stats/stats-report';
import { type Fault, fault, type Plant } from './fault';
import { another, method, modelOf } from './plant';

type Edit = (all: readonly Stats[]) => readonly Stats[];

const interfaces = ['RTCPeerConnection', 'RTCRtpSender', 'RTCRtpReceiver'] as const;

/** Changes every report on its way to the application. */
const reports =
  (edit: Edit): Plant =>
  (simulator) => {
    const changed = (report: object): object => {
      const right = modelOf<StatsReport>(report);
      const model = new StatsReport(right.selector);
      model.add(...edit([...right.entries.values()]));
      return another(simulator.RTCStatsReport as { prototype: object }, model);
    };
    for (const name of interfaces)
      method(name, 'getStats', ({ proceed }) => (proceed() as Promise<object>).then(changed))(simulator);
  };

const each = (change: (stats: Stats) => Record<string, unknown>): Plant =>
  reports((all) => all.map((stats) => ({ ...stats, ...change(stats) }) as Stats));

const without = (type: string): Plant => reports((all) => all.filter((stats) => stats.type !== type));

/** Ids that say when they were made. */
const newIds = (): Plant => {
  let calls = 0;
  return reports((all) => {
    calls++;
    const renamed = (value: unknown): unknown =>
      all.some(({ id }) => id === value) ? `${String(value)}-${calls}` : value;
    const rename = (stats: Stats) =>
      Object.fromEntries(Object.entries(stats).map(([name, value]) => [name, renamed(value)]));
    return all.map((stats) => rename(stats) as Stats);
  });
};

const falling = (): Plant => {
  let left = 1_000_000;
  return each(({ type }) => (type === 'peer-connection' ? { dataChannelsOpened: left-- } : {}));
};

/** The statistics of the whole connection, whoever is asked. */
const unselected: Plant = (simulator) => {
  const { prototype } = simulator.RTCPeerConnection;
  const whole = Reflect.get(prototype, 'getStats') as (this: unknown) => unknown;
  const connections = new WeakMap<object, unknown>();
  method('RTCPeerConnection', 'addTrack', ({ self, model, proceed }) => {
    connections.set(model, self);
    return proceed();
  })(simulator);
  method('RTCRtpSender', 'getStats', ({ model, proceed }) => {
    const connection = connections.get(model.connection);
    return connection ? whole.call(connection) : proceed();
  })(simulator);
};

export const statsFaults: readonly Fault[] = [
  fault(
    'stats-of-any-track',
    'RTCPeerConnection.getStats/4',
    'getStats with a track that nobody has gives the statistics of the connection',
    method('RTCPeerConnection', 'getStats', ({ proceed }) => (proceed() as Promise<object>).catch(() => proceed([]))),
  ),
  fault('stats-ids-change', 'RTCStats/id', 'every report has other ids for the same objects', (s) => newIds()(s)),
  fault(
    'stats-timestamp-is-text',
    'RTCStats/timestamp',
    'timestamps are text',
    each(({ timestamp }) => ({ timestamp: String(timestamp) })),
  ),
  fault(
    'stats-of-channels-late',
    'mandatory-stats/data-channel',
    'data channels have statistics only when they are open',
    reports((all) => all.filter(({ type, state }) => type !== 'data-channel' || state === 'open')),
  ),
  fault(
    'stats-without-certificates',
    'mandatory-stats/certificate',
    'transports refer to statistics of certificates that are not in the report',
    without('certificate'),
  ),
  fault(
    'stats-without-transport',
    'mandatory-stats/transport',
    'there are no statistics of transports',
    without('transport'),
  ),
  fault(
    'stats-bytes-as-text',
    'mandatory-stats/transport',
    'what counts is text',
    each(({ bytesSent }) => (bytesSent === undefined ? {} : { bytesSent: String(bytesSent) })),
  ),
  fault('stats-counters-fall', 'RTCStats/counter', 'a counter gets less', (s) => falling()(s)),
  fault(
    'stats-unselected',
    'stats-selection/3a',
    'getStats of a sender gives the statistics of the connection',
    unselected,
  ),
];
