import type { Connection } from '../../../spec-model/peer-connection/connection';
import type { Stream } from '../../../spec-model/rtp/track';
import type { Direction, Sender, Transceiver } from '../../../spec-model/rtp/transceiver';
import { type Fault, fault, type Plant } from './fault';
import { breaking, type Call, method, modelOf } from './plant';

const addTrack = (planted: (call: Call<Connection>) => unknown): Plant =>
  method('RTCPeerConnection', 'addTrack', planted);

/** Does something to the transceiver whose sender was reused. */
const onReuse = (then: (transceiver: Transceiver, before: Transceiver['direction']) => void): Plant =>
  addTrack(({ model: { transceivers }, proceed }) => {
    const before = new Map(transceivers.map((transceiver) => [transceiver, transceiver.direction]));
    const sender = proceed();
    const { transceiver } = modelOf<Sender>(sender);
    const direction = before.get(transceiver);
    if (direction) then(transceiver, direction);
    return sender;
  });

const streamsOf = (args: readonly unknown[]): Stream[] => args.slice(1).map((stream) => modelOf<Stream>(stream));

const reusesSent: Plant = addTrack(({ model: { transceivers }, proceed }) => {
  const sent = transceivers.filter(({ hasSent }) => hasSent);
  for (const transceiver of sent) transceiver.hasSent = false;
  try {
    return proceed();
  } finally {
    for (const transceiver of sent) transceiver.hasSent = true;
  }
});

const checksStreams = (): Plant => {
  const used = new WeakMap<Connection, Set<Stream>>();
  return addTrack(({ model, args, proceed }) => {
    const known = used.get(model) ?? new Set();
    used.set(model, known);
    const sender = proceed();
    const streams = streamsOf(args);
    if (streams.length > 0 && streams.every((stream) => known.has(stream)))
      throw new DOMException('all of its streams are there', 'InvalidAccessError');
    for (const stream of streams) known.add(stream);
    return sender;
  });
};

/** A track belongs to the first connection that it was added to. */
const ownsTracks = (): Plant => {
  const owners = new WeakMap<object, Connection>();
  return addTrack(({ model, args: [track], proceed }) => {
    const known = typeof track === 'object' && track !== null ? modelOf<object | undefined>(track) : undefined;
    const owner = known && owners.get(known);
    if (owner && owner !== model) throw new DOMException('another connection has the track', 'InvalidAccessError');
    const sender = proceed();
    if (known) owners.set(known, model);
    return sender;
  });
};

const step = (number: string): string => `RTCPeerConnection.addTrack/${number}`;

export const addTrackFaults: readonly Fault[] = [
  fault('track-of-another-connection', step('6'), 'addTrack refuses a track that another connection has', (simulator) =>
    ownsTracks()(simulator),
  ),
  fault('reuses-sent-sender', step('7d'), 'addTrack reuses a sender that has sent before', reusesSent),
  fault(
    'reuses-other-kind',
    step('7b'),
    'addTrack puts a track on a sender of another kind',
    breaking([step('7b'), 'force']),
  ),
  fault(
    'reuses-stopping-sender',
    step('7c'),
    'addTrack reuses the sender of a transceiver that was stopped and not yet negotiated',
    breaking([step('7c'), 'force']),
  ),
  fault('never-reuses', step('8'), 'addTrack always makes a new transceiver', breaking([step('8'), 'skip'])),
  fault(
    'reuse-sets-current-direction',
    step('8.5'),
    'reuse changes currentDirection in the place of direction',
    onReuse((transceiver, before) => {
      transceiver.currentDirection = transceiver.direction as Direction;
      transceiver.direction = before;
    }),
  ),
  fault(
    'reuse-keeps-direction',
    step('8.5'),
    'reuse leaves direction as it was, so that the track is not sent',
    onReuse((transceiver, before) => {
      transceiver.direction = before;
    }),
  ),
  fault(
    'reuse-keeps-streams',
    step('8.2'),
    'reuse adds the streams to those of the track before',
    breaking([step('8.2'), 'skip']),
  ),
  fault(
    'modifies-local-streams',
    step('8.3'),
    'addTrack adds the track to the local streams given',
    addTrack(({ args, proceed }) => {
      const sender = proceed();
      for (const stream of streamsOf(args)) stream.tracks.add(modelOf(args[0]));
      return sender;
    }),
  ),
  fault(
    'checks-streams',
    step('6'),
    'addTrack refuses a new track whose streams have all been given before',
    (simulator) => checksStreams()(simulator),
  ),
  fault(
    'adds-track-twice',
    step('6'),
    'addTrack takes a track that a sender has already',
    breaking([step('6'), 'skip']),
  ),
  fault(
    'wrong-error-name',
    step('6'),
    'a track that is there already gives InvalidStateError in the place of InvalidAccessError',
    addTrack(({ proceed }) => {
      try {
        return proceed();
      } catch (error) {
        const name = (error as Error).name;
        throw name === 'InvalidAccessError' ? new DOMException('already added', 'InvalidStateError') : error;
      }
    }),
  ),
  fault(
    'forgets-streams',
    'create-an-RTCRtpSender/9',
    'addTrack drops the streams of a new sender',
    breaking(['create-an-RTCRtpSender/9', 'skip']),
  ),
  fault(
    'new-transceiver-sendonly',
    step('9.3'),
    'the transceiver that addTrack makes only sends',
    breaking([step('9.3'), 'skip']),
  ),
  fault(
    'receiver-track-unmuted',
    'create-an-RTCRtpReceiver/6',
    'the track of a new receiver is not muted',
    breaking(['create-an-RTCRtpReceiver/6', 'skip']),
  ),
];
