import type { DataChannel } from '../data-channel/channel';
import { consideredDtlsTransports } from '../ice/transport';
import { algorithm } from '../infra/step';
import { Connection } from '../peer-connection/connection';
import type { Track } from '../rtp/track';
import { Receiver, Sender } from '../rtp/transceiver';
import { trafficOf } from './flow';
import { referencesOf } from './mandatory';
import { inboundStats, outboundStats, sourceStats } from './media';
import { type Stats, StatsReport } from './stats-report';
import { Maker, transportStats } from './transports';

const step = algorithm('stats-selection');

const channelStats = (maker: Maker, channel: DataChannel): Stats => {
  const { label, protocol, id, readyState } = channel;
  const { sent, bytesSent, received, bytesReceived } = trafficOf(channel);
  return maker.make('data-channel', channel, {
    label,
    protocol,
    ...(id === null ? {} : { dataChannelIdentifier: id }),
    state: readyState,
    messagesSent: sent,
    bytesSent,
    messagesReceived: received,
    bytesReceived,
  });
};

const connectionStats = (maker: Maker, { channels }: Connection): Stats => {
  const opened = [...channels].filter(({ transport }) => transport.end !== null);
  const closed = opened.filter(({ readyState }) => readyState === 'closed');
  return maker.make('peer-connection', 'the connection', {
    dataChannelsOpened: opened.length,
    dataChannelsClosed: closed.length,
  });
};

const attached = ({ transceivers }: Connection): Track[] =>
  transceivers.flatMap(({ stopped, sender: { senderTrack } }) => (senderTrack && !stopped ? [senderTrack] : []));

/** Everything that can be told of a connection. */
const everything = (connection: Connection): Stats[] => {
  const maker = new Maker(connection, connection.world.now());
  return [
    connectionStats(maker, connection),
    ...[...connection.channels].map((channel) => channelStats(maker, channel)),
    ...consideredDtlsTransports(connection).flatMap((transport) => transportStats(maker, transport)),
    ...attached(connection).map((track) => sourceStats(maker, track)),
    ...connection.transceivers.flatMap(({ sender }) => outboundStats(maker, sender)),
    ...connection.transceivers.flatMap(({ receiver }) => inboundStats(maker, receiver)),
  ];
};

/** What is referenced, directly or indirectly, by statistics that are in the report. */
const addReferenced = (report: StatsReport, all: readonly Stats[]): void => {
  const found = new Map(all.map((stats) => [stats.id, stats]));
  const due = [...report.entries.values()];
  for (let stats = due.pop(); stats; stats = due.pop())
    for (const id of referencesOf(stats)) {
      const other = found.get(id);
      if (!other || report.entries.has(id)) continue;
      report.add(other);
      due.push(other);
    }
};

/** Statistics of one type that are about a sender or receiver. */
const streams = (all: readonly Stats[], type: string, ids: ReadonlySet<string>): Stats[] =>
  all.filter((stats) => stats.type === type && ids.has(stats.id));

/** https://w3c.github.io/webrtc-pc/#dfn-stats-selection-algorithm */
export const selectStats = (
  connection: Connection,
  selector: Connection | Sender | Receiver,
  connectedBefore: boolean,
): StatsReport => {
  const report = new StatsReport(selector, connectedBefore);
  const all = everything(connection);
  if (step('2', selector instanceof Connection)) {
    report.add(...all);
    return report;
  }
  const maker = new Maker(connection, connection.world.now());
  const type = step('3', selector instanceof Sender) ? 'outbound-rtp' : 'inbound-rtp';
  const ids = new Set([maker.id(type, selector)]);
  if (type === 'outbound-rtp') {
    if (step('3a')) report.add(...streams(all, type, ids));
    if (step('3b')) addReferenced(report, all);
  } else if (step('4', selector instanceof Receiver)) {
    if (step('4a')) report.add(...streams(all, type, ids));
    if (step('4b')) addReferenced(report, all);
  }
  return report;
};
