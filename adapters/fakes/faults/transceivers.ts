import { stopTransceiver } from '../../../spec-model/rtp/stop';
import type { Sender, Transceiver } from '../../../spec-model/rtp/transceiver';
import { type Fault, fault, type Plant } from './fault';
import { another, breaking, directionSetter, getter, method, modelOf } from './plant';

const current = 'RTCRtpTransceiver.currentDirection.get/2';

const newSenderObjects: Plant = (simulator) =>
  method('RTCPeerConnection', 'getSenders', ({ proceed }) =>
    (proceed() as unknown[]).map((sender) => another(simulator.RTCRtpSender, modelOf<Sender>(sender))),
  )(simulator);

const listsStopped: Plant = method('RTCPeerConnection', 'getSenders', ({ self, proceed }) => {
  proceed();
  const { getTransceivers } = self as unknown as { getTransceivers(): { readonly sender: unknown }[] };
  return getTransceivers.call(self).map(({ sender }) => sender);
});

const closeLeavesTransceivers: Plant = method('RTCPeerConnection', 'close', ({ model, proceed }) => {
  const { transceivers } = model;
  model.transceivers = [];
  proceed();
  model.transceivers = transceivers;
});

const stopsWhenSet: Plant = directionSetter((transceiver, value, proceed) => {
  if (value !== 'stopped' || transceiver.stopping) return proceed();
  stopTransceiver(transceiver, false);
});

const throwsForUnknown: Plant = directionSetter((_transceiver, value, proceed) => {
  if (!['sendrecv', 'sendonly', 'recvonly', 'inactive', 'stopped'].includes(String(value)))
    throw new TypeError('no direction');
  proceed();
});

const replacesAtOnce: Plant = method('RTCRtpSender', 'replaceTrack', ({ model, args: [track], proceed }) => {
  const result = proceed();
  const replacement = track === null ? null : modelOf<Sender['senderTrack']>(track ?? {});
  if (replacement === null || replacement?.kind === model.kind) model.senderTrack = replacement;
  return result;
});

/** What was made for a call that then failed is not taken away. */
const leavesRemains: Plant = method('RTCPeerConnection', 'addTransceiver', ({ args: [kind], proceed }) => {
  try {
    return proceed();
  } catch (error) {
    if (kind === 'audio' || kind === 'video') proceed([kind]);
    throw error;
  }
});

export const transceiverFaults: readonly Fault[] = [
  fault(
    'failed-transceiver-stays',
    'RTCPeerConnection.addTransceiver/8.1c',
    'addTransceiver adds a transceiver also if it throws for its encodings',
    leavesRemains,
  ),
  fault(
    'new-sender-objects',
    'RTCPeerConnection.getSenders',
    'getSenders gives new objects for the same senders each time',
    newSenderObjects,
  ),
  fault(
    'lists-stopped-senders',
    'CollectSenders/3.1',
    'getSenders lists the senders of stopped transceivers',
    listsStopped,
  ),
  fault(
    'close-keeps-transceivers',
    'close-the-connection/4.2',
    'close does not stop the transceivers: direction stays as it was',
    closeLeavesTransceivers,
  ),
  fault('direction-stopped', 'RTCRtpTransceiver.direction.set/6', 'direction can be set to "stopped"', stopsWhenSet),
  fault('direction-throws', 'webidl/enum-attribute', 'setting direction to an unknown string throws', throwsForUnknown),
  fault(
    'direction-of-stopping',
    'RTCRtpTransceiver.direction.set/3',
    'the direction of a stopping transceiver can be set',
    breaking(['RTCRtpTransceiver.direction.set/3', 'skip']),
  ),
  fault(
    'direction-is-current',
    'RTCRtpTransceiver.direction.set/7',
    'setting direction changes currentDirection at once',
    directionSetter((transceiver, _value, proceed) => {
      proceed();
      if (transceiver.currentDirection)
        transceiver.currentDirection = transceiver.direction as Transceiver['currentDirection'];
    }),
  ),
  fault(
    'stop-is-synchronous',
    current,
    'currentDirection is "stopped" as soon as stop() was called',
    getter('RTCRtpTransceiver', 'currentDirection', ({ stopping }, right) => (stopping ? 'stopped' : right)),
  ),
  fault(
    'stop-forgets-direction',
    'RTCRtpTransceiver.direction.get/2',
    'direction of a stopping transceiver is "inactive", not "stopped"',
    breaking(['RTCRtpTransceiver.direction.get/2', 'skip']),
  ),
  fault(
    'stopped-stays-in-set',
    'set-a-session-description/4.6.13.1.1',
    'a stopped transceiver stays in the list after negotiation',
    breaking(['set-a-session-description/4.6.13.1.1', 'skip']),
  ),
  fault(
    'add-transceiver-ignores-direction',
    'RTCPeerConnection.addTransceiver/11',
    'addTransceiver ignores the direction asked for',
    breaking(['RTCPeerConnection.addTransceiver/11', 'skip']),
  ),
  fault(
    'replace-track-synchronous',
    'RTCRtpSender.replaceTrack/6.4.4.2',
    'replaceTrack changes the track in the call',
    replacesAtOnce,
  ),
  fault(
    'replace-track-other-kind',
    'RTCRtpSender.replaceTrack/5',
    'replaceTrack takes a track of another kind',
    breaking(['RTCRtpSender.replaceTrack/5', 'skip']),
  ),
  fault(
    'replace-track-on-stopped',
    'RTCRtpSender.replaceTrack/6.1',
    'replaceTrack works on a stopping transceiver',
    breaking(['RTCRtpSender.replaceTrack/6.1', 'skip']),
  ),
  fault(
    'set-streams-adds',
    'RTCRtpSender.setStreams/5',
    'setStreams adds to the streams that were there',
    breaking(['RTCRtpSender.setStreams/5', 'skip']),
  ),
];
