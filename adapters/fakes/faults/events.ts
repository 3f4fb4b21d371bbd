import type { IceCandidate } from '../../../spec-model/peer-connection/ice-candidate';
import { Track } from '../../../spec-model/rtp/track';
import { type Fault, fault, type Plant } from './fault';
import { breaking, events, type Firing, last, losing, method } from './plant';

const set = (number: string): string => `set-a-session-description/${number}`;

const ofType =
  (type: string) =>
  (event: Firing): boolean =>
    event.type === type;

const onlyFirstTime = (): Plant => {
  const fired = new WeakSet<object>();
  return events((event, fire) => {
    const track = event.type === 'track' ? (event.detail.track as object) : undefined;
    if (!track || !fired.has(track)) fire(event);
    if (track) fired.add(track);
  });
};

const changingTrackStreams = (change: (streams: readonly object[]) => readonly object[]): Plant =>
  events((event, fire) => {
    const { type, detail } = event;
    const changed = (): Firing => ({ ...event, detail: { ...detail, streams: change(detail.streams as object[]) } });
    fire(type === 'track' ? changed() : event);
  });

const closing = (...types: readonly string[]): Plant =>
  method('RTCPeerConnection', 'close', ({ self, model, proceed }) => {
    const open = !model.isClosed;
    proceed();
    if (open) for (const type of types) self.dispatchEvent(new Event(type));
  });

export const eventFaults: readonly Fault[] = [
  fault(
    'loses-signalingstatechange',
    set('4.6.15'),
    'signalingstatechange is never fired',
    losing(ofType('signalingstatechange')),
  ),
  fault(
    'track-before-signalingstatechange',
    set('4.6.15'),
    'track is fired before signalingstatechange',
    last(ofType('signalingstatechange')),
  ),
  fault(
    'track-before-addtrack',
    set('4.6.19'),
    'the remote streams fire addtrack after track',
    last(ofType('addtrack')),
  ),
  fault(
    'loses-addtrack',
    set('4.6.19'),
    'a remote stream does not tell of the tracks that come into it',
    losing(ofType('addtrack')),
  ),
  fault(
    'loses-removetrack',
    set('4.6.18'),
    'a remote stream does not tell of the tracks that leave it',
    losing(ofType('removetrack')),
  ),
  fault(
    'unmutes-with-streams',
    'create-an-RTCRtpReceiver/6',
    'a receiver track is unmuted when it comes into a remote stream, without any media',
    events((event, fire) => {
      fire(event);
      const { track } = event.detail;
      if (event.type === 'addtrack' && track instanceof Track) track.muted = false;
    }),
  ),
  fault(
    'loses-ended',
    'stop-sending-and-receiving/5',
    "a stopped transceiver's receiver track does not fire ended",
    losing(ofType('ended')),
  ),
  fault(
    'track-once',
    'process-remote-tracks/2',
    'track is not fired again when a second stream is added to a track',
    (simulator) => onlyFirstTime()(simulator),
  ),
  fault(
    'track-first-stream',
    'process-the-addition-of-a-remote-track/4',
    'track tells of the first stream only',
    changingTrackStreams((streams) => streams.slice(0, 1)),
  ),
  fault(
    'track-without-streams',
    'process-the-addition-of-a-remote-track/4',
    'track tells of no streams',
    changingTrackStreams(() => []),
  ),
  fault(
    'new-remote-stream',
    'set-the-associated-remote-streams/2',
    'each track has a remote stream of its own, though the ids are the same',
    breaking(['set-the-associated-remote-streams/2', 'force']),
  ),
  fault(
    'loses-end-of-generation',
    'ice-generation-gathered/5',
    'icecandidate with an empty candidate is not fired',
    events((event, fire) => {
      const candidate = event.type === 'icecandidate' ? (event.detail.candidate as IceCandidate | null) : null;
      if (candidate?.init.candidate !== '') fire(event);
    }),
  ),
  fault(
    'gathering-complete-late',
    'ice-gathering-complete/7',
    'icegatheringstatechange is fired after the null candidate',
    last(ofType('icegatheringstatechange')),
  ),
  fault(
    'close-fires-signalingstatechange',
    'close-the-connection/3',
    'close fires signalingstatechange',
    closing('signalingstatechange'),
  ),
  fault(
    'close-fires-connectionstatechange',
    'close-the-connection/11',
    'close fires connectionstatechange and iceconnectionstatechange',
    closing('connectionstatechange', 'iceconnectionstatechange'),
  ),
];
