import { consideredDtlsTransports } from '../ice/transport';
import type { Connection } from '../peer-connection/connection';
import { sends } from '../rtp/direction';

type Members = Readonly<Record<string, unknown>>;

/** That there are statistics of so many objects. */
export interface Existing {
  readonly what: string;
  readonly type: string;
  readonly count: number;
  readonly matches: (stats: Members) => boolean;
}

const some = (type: string, count: number, what = `${type}: as many as there are`): Existing => ({
  what,
  type,
  count,
  matches: () => true,
});

const states = ['connecting', 'open', 'closing', 'closed'];

const channels = (connection: Connection): Existing[] =>
  [...connection.channels].map(({ label, protocol, id, readyState }) => ({
    what: `data-channel: that of a channel that is ${readyState}, as it was when the report was made`,
    type: 'data-channel',
    count: 1,
    matches: (stats) =>
      stats.label === label &&
      stats.protocol === protocol &&
      (stats.dataChannelIdentifier ?? id) === id &&
      states.indexOf(String(stats.state)) <= states.indexOf(readyState),
  }));

/** Tracks that are attached to senders, in a transceiver that was negotiated. */
const sources = ({ transceivers }: Connection): Existing[] =>
  transceivers.flatMap(({ stopped, currentDirection, sender: { senderTrack: track } }) =>
    track && !stopped && currentDirection && sends(currentDirection)
      ? [
          {
            what: 'media-source: that of a track that is sent',
            type: 'media-source',
            count: 1,
            matches: ({ trackIdentifier }: Members) => trackIdentifier === track.id,
          },
        ]
      : [],
  );

/**
 * Media flows when everything is connected; the first packet may take its time, so only what is sent can be asked for, and not where
 * that began while the statistics were gathered.
 */
const streams = ({ transceivers, connectionState }: Connection, connectedBefore: boolean): Existing[] => {
  if (connectionState !== 'connected' || !connectedBefore) return [];
  const sending = transceivers.filter(
    ({ stopped, currentDirection, sender }) =>
      !stopped && currentDirection && sends(currentDirection) && sender.senderTrack?.readyState === 'live',
  );
  return sending.length > 0 ? [some('outbound-rtp', sending.length), some('codec', 1)] : [];
};

/** What the connection has, and so its statistics. */
export const existing = (connection: Connection, connectedBefore: boolean): Existing[] => {
  if (connection.isClosed) return [some('peer-connection', 1)];
  const transports = consideredDtlsTransports(connection);
  const selected = transports.filter(({ iceTransport: { iceTransportState: state } }) =>
    ['connected', 'completed'].includes(state),
  );
  const secure = transports.filter(({ dtlsTransportState }) => dtlsTransportState === 'connected');
  const local = transports.filter(({ iceTransport }) => iceTransport.localCandidates.length > 0);
  return [
    some('peer-connection', 1),
    ...channels(connection),
    some('transport', transports.length),
    {
      what: 'transport.selectedCandidatePairId',
      type: 'transport',
      count: selected.length,
      matches: ({ selectedCandidatePairId }) => selectedCandidatePairId !== undefined,
    },
    {
      what: 'transport.remoteCertificateId',
      type: 'transport',
      count: secure.length,
      matches: ({ remoteCertificateId }) => remoteCertificateId !== undefined,
    },
    some('candidate-pair', selected.length),
    some('local-candidate', local.length),
    ...sources(connection),
    ...streams(connection, connectedBefore),
  ];
};
