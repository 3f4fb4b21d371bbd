import type { CodecParameters } from '../rtp/codec';
import type { Track } from '../rtp/track';
import type { Receiver, Sender } from '../rtp/transceiver';
import { incoming, outgoing, type Stream } from './flow';
import type { Stats } from './stats-report';
import type { Maker } from './transports';

const video = (frames: number) => ({ framesEncoded: frames, framesSent: frames });
const decoded = (frames: number) => ({ framesDecoded: frames, framesReceived: frames, framesDropped: 0 });

/** A codec is known by its transport, direction and payload type. */
const codecStats = (maker: Maker, of: Sender | Receiver, codec: CodecParameters | undefined): Stats[] => {
  if (!codec) return [];
  const { payloadType, mimeType, clockRate, channels, sdpFmtpLine } = codec;
  return [
    maker.make('codec', codec, {
      transportId: maker.id('transport', transportOf(of)),
      payloadType,
      mimeType,
      clockRate,
      ...(channels === undefined ? {} : { channels }),
      ...(sdpFmtpLine === undefined ? {} : { sdpFmtpLine }),
    }),
  ];
};

const transportOf = (of: Sender | Receiver): object | null =>
  'senderTransport' in of ? of.senderTransport : of.receiverTransport;

const streamMembers = (maker: Maker, of: Sender | Receiver, { ssrc, kind }: Stream, codec: Stats | undefined) => ({
  ssrc,
  kind,
  transportId: maker.id('transport', transportOf(of)),
  ...(codec ? { codecId: codec.id } : {}),
});

/** The source of a track that is attached to a sender. */
export const sourceStats = (maker: Maker, track: Track): Stats => {
  const { id: trackIdentifier, kind } = track;
  const audio = { audioLevel: 0, totalAudioEnergy: 0, totalSamplesDuration: 0 };
  const picture = { width: 640, height: 480, framesPerSecond: 25 };
  return maker.make('media-source', track, { trackIdentifier, kind, ...(kind === 'audio' ? audio : picture) });
};

/** What a sender sends, what the other side tells of it, the codec and the source. */
export const outboundStats = (maker: Maker, sender: Sender): Stats[] => {
  const stream = outgoing.get(sender);
  if (!stream) return [];
  const { now } = maker;
  const codecs = codecStats(maker, sender, sender.negotiated.codecs[0]);
  const source = sender.senderTrack ? [sourceStats(maker, sender.senderTrack)] : [];
  const count = stream.packetsAt(now);
  const members = streamMembers(maker, sender, stream, codecs[0]);
  const remote = maker.make('remote-inbound-rtp', sender, {
    ...members,
    localId: maker.id('outbound-rtp', sender),
    packetsReceived: count,
    packetsLost: 0,
    jitter: 0,
    roundTripTime: 0,
  });
  const own = maker.make('outbound-rtp', sender, {
    ...members,
    packetsSent: count,
    bytesSent: stream.bytesAt(now),
    nackCount: 0,
    remoteId: remote.id,
    ...(stream.kind === 'video' ? video(count) : {}),
    ...(source[0] ? { mediaSourceId: source[0].id } : {}),
  });
  return [own, remote, ...codecs, ...source];
};

/** What a receiver receives, what the other side tells of it, and the codec. */
export const inboundStats = (maker: Maker, receiver: Receiver): Stats[] => {
  const stream = incoming.get(receiver);
  if (!stream) return [];
  const { now } = maker;
  const codecs = codecStats(maker, receiver, receiver.negotiated.codecs[0]);
  const count = stream.packetsAt(now);
  const members = streamMembers(maker, receiver, stream, codecs[0]);
  const remote = maker.make('remote-outbound-rtp', receiver, {
    ...members,
    localId: maker.id('inbound-rtp', receiver),
    packetsSent: count,
    bytesSent: stream.bytesAt(now),
    remoteTimestamp: now,
  });
  const audio = { totalAudioEnergy: 0, totalSamplesDuration: stream.durationAt(now) };
  const own = maker.make('inbound-rtp', receiver, {
    ...members,
    trackIdentifier: receiver.receiverTrack.id,
    packetsReceived: count,
    bytesReceived: stream.bytesAt(now),
    packetsLost: 0,
    packetsDiscarded: 0,
    jitter: 0,
    nackCount: 0,
    remoteId: remote.id,
    ...(stream.kind === 'video' ? decoded(count) : audio),
  });
  return [own, remote, ...codecs];
};
