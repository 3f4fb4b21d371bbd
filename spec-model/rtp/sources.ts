import { algorithm } from '../infra/step';
import type { Receiver } from './transceiver';

const step = algorithm('receiver-sources');

/** RTCRtpContributingSource, RTCRtpSynchronizationSource. */
export interface SourceInfo {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly source: number;
  /** From 0 to 1; audio only. */
  readonly audioLevel?: number;
  readonly rtpTimestamp: number;
}

/** What is known of a source that was received. */
export interface Source extends SourceInfo {
  readonly type: 'contributing' | 'synchronization';
}

/** Sources that have not been heard of for so long are not told. */
const kept = 10_000;

/** A frame that was delivered to the receiver's track. Levels are those of RFC 6464 and 6465. */
export interface Frame {
  readonly ssrc: number;
  readonly csrcs: readonly number[];
  readonly rtpTimestamp: number;
  readonly level?: number;
  readonly csrcLevels?: readonly number[];
}

/** Negative decibels, from 0 (loudest) to 127 (silence), as a linear value. */
export const toAudioLevel = (level: number): number => (level === 127 ? 0 : 10 ** (-level / 20));

const update = (receiver: Receiver, source: Source): void => {
  const { sources } = receiver;
  const at = sources.findIndex((one) => one.type === source.type && one.source === source.source);
  if (at >= 0) sources.splice(at, 1);
  sources.unshift(source);
};

/** A task that brings the sources up to date with a frame. */
export const frameDelivered = (receiver: Receiver, frame: Frame, timestamp: number): void => {
  const { connection, receiverTrack } = receiver;
  const audible = (level: number | undefined) =>
    receiverTrack.kind === 'audio' && level !== undefined ? { audioLevel: toAudioLevel(level) } : {};
  const { ssrc, csrcs, rtpTimestamp, level, csrcLevels = [] } = frame;
  const run = () => {
    csrcs.forEach((source, index) => {
      const type = 'contributing';
      update(receiver, { type, timestamp, source, rtpTimestamp, ...audible(csrcLevels[index]) });
    });
    update(receiver, { type: 'synchronization', timestamp, source: ssrc, rtpTimestamp, ...audible(level) });
  };
  connection.world.queueTask('media', connection, 'update the sources', run, receiver);
};

/** Whether a list that an implementation shows is one: each source once, the latest first. */
const isList = (shown: unknown, receiver: Receiver): shown is readonly SourceInfo[] =>
  Array.isArray(shown) &&
  shown.every(
    ({ timestamp, source, rtpTimestamp, audioLevel }, index) =>
      typeof timestamp === 'number' &&
      typeof rtpTimestamp === 'number' &&
      typeof source === 'number' &&
      (audioLevel === undefined || (receiver.receiverTrack.kind === 'audio' && audioLevel >= 0 && audioLevel <= 1)) &&
      shown.findIndex((other) => other.source === source) === index &&
      timestamp <= (shown[index - 1]?.timestamp ?? Number.POSITIVE_INFINITY),
  );

/** Whether anything can have been received: not before a transport is connected. */
const canHaveReceived = ({ receiverTransport, sources }: Receiver): boolean =>
  sources.length > 0 || receiverTransport !== null;

const list = (receiver: Receiver, type: Source['type']): readonly SourceInfo[] => {
  const { connection, sources } = receiver;
  const now = connection.world.clock.now();
  const own = sources
    .filter((one) => one.type === type && step('1', one.timestamp > now - kept))
    .map(({ type: _type, ...info }) => info)
    .sort((a, b) => b.timestamp - a.timestamp);
  const shown = connection.world.chooser.foresee?.('media.sources', connection);
  return canHaveReceived(receiver) && isList(shown, receiver) ? shown : own;
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpreceiver-getcontributingsources */
export const getContributingSources = (receiver: Receiver): readonly SourceInfo[] => list(receiver, 'contributing');

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpreceiver-getsynchronizationsources */
export const getSynchronizationSources = (receiver: Receiver): readonly SourceInfo[] =>
  list(receiver, 'synchronization');
