import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import type { Track } from './track';
import type { Receiver } from './transceiver';

const step = algorithm('mediacapture.set-muted');
const unmuteStep = algorithm('remote-track-unmute');
const byeStep = algorithm('remote-track-mute-on-bye');

/** https://w3c.github.io/mediacapture-main/#set-track-muted, in a task. */
export const setMuted = (connection: Connection, track: Track, muted: boolean): void => {
  if (step('2', track.muted === muted)) return;
  if (step('3')) track.muted = muted;
  if (step('5')) connection.world.observer.fire(connection, track, muted ? 'mute' : 'unmute', {});
};

const queue = (receiver: Receiver, muted: boolean): void => {
  const { connection, receiverTrack: track } = receiver;
  /** An ended track has no source any more that could be muted. */
  const run = () => {
    if (track.readyState === 'live') setMuted(connection, track, muted);
  };
  connection.world.queueTask('media', connection, muted ? 'mute' : 'unmute', run, track);
};

/** https://w3c.github.io/webrtc-pc/#mediastreamtrack-network-use: data of RTP has come for the receiver. */
export const dataReceived = (receiver: Receiver): void => {
  const { receiverTrack, transceiver } = receiver;
  const wakes = receiverTrack.muted && receiverTrack.readyState === 'live' && transceiver.receptive;
  if (unmuteStep('1', wakes)) queue(receiver, false);
};

/** RTCP stays away for too long, which is no reason to mute since 3082. */
export const rtcpTimedOut = (receiver: Receiver): void => {
  if (byeStep('before-3082', !receiver.connection.world.edition.has('3082'))) queue(receiver, true);
};

/** https://w3c.github.io/webrtc-pc/#do-not-mute-on-rtcp-timeout: a source has said BYE. */
export const byeReceived = (receiver: Receiver): void => {
  if (byeStep('1')) queue(receiver, true);
};
