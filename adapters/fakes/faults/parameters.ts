import { type Fault, fault } from './fault';
import { breaking, getter, method } from './plant';

const add = (step: string): string => `RTCPeerConnection.addTransceiver/${step}`;
const get = (step: string): string => `RTCRtpSender.getParameters/${step}`;
const set = (step: string): string => `RTCRtpSender.setParameters/${step}`;
const prefer = (step: string): string => `RTCRtpTransceiver.setCodecPreferences/${step}`;
const describe = (step: string): string => `set-a-session-description/${step}`;

const skipping = (name: string, step: string, title: string): Fault =>
  fault(name, step, title, breaking([step, 'skip']));

interface Parameters {
  readonly codecs: readonly unknown[];
  readonly headerExtensions: readonly unknown[];
  readonly rtcp: object;
}

const encodingFaults: readonly Fault[] = [
  skipping('rid-any-text', add('8.1a'), 'addTransceiver takes rids that no description can have'),
  skipping('rids-missing', add('8.1b'), 'addTransceiver takes encodings with and without rid together'),
  skipping('rids-twice', add('8.1c'), 'addTransceiver takes the same rid twice'),
  skipping('encoding-any-codec', add('8.3'), 'addTransceiver takes encodings with codecs that can not be sent'),
  skipping('audio-scaled', add('8.5'), 'encodings of audio keep what is for video'),
  skipping('scale-partial', add('8.9'), 'encodings without a scale have none beside those that have one'),
  skipping('layers-unscaled', add('8.11'), 'layers are not scaled unless the application says how'),
  skipping('lone-rid', add('8.12'), 'a lone encoding keeps its rid'),
  fault(
    'track-unscaled',
    'create-an-RTCRtpSender/11',
    'the encoding of a sender from addTrack has no scale',
    method('RTCPeerConnection', 'addTrack', ({ model, proceed }) => {
      const result = proceed();
      for (const { sender } of model.transceivers)
        sender.sendEncodings = sender.sendEncodings.map(({ scaleResolutionDownBy: _, ...encoding }) => encoding);
      return result;
    }),
  ),
];

const transactionFaults: readonly Fault[] = [
  skipping('transaction-per-call', get('2'), 'getParameters gives another transactionId each time'),
  skipping('parameters-never-expire', get('5'), 'what getParameters gave stays valid for ever'),
  skipping('parameters-not-set', set('8.1.2'), 'setParameters changes nothing'),
  skipping('parameters-of-stopping', set('4'), 'parameters of a stopping transceiver can be set'),
  fault(
    'encodings-added',
    set('6.6a'),
    'setParameters takes any number of encodings',
    breaking([set('6.6a'), 'skip'], [set('6.6c'), 'skip']),
  ),
  fault(
    'read-only-ignored',
    set('6.6c'),
    'setParameters ignores changes of what is read-only',
    breaking([set('6.6b'), 'skip'], [set('6.6c'), 'skip']),
  ),
  skipping(
    'codec-not-negotiated',
    set('6.6d'),
    'setParameters takes codecs that are neither negotiated nor implemented',
  ),
  skipping('scale-unchecked', set('6.9'), 'setParameters takes a scaleResolutionDownBy below 1'),
  skipping('frame-rate-unchecked', set('6.10'), 'setParameters takes a negative maxFramerate'),
  skipping(
    'scale-forgotten',
    set('6.8'),
    'setParameters without scaleResolutionDownBy leaves the encoding without one',
  ),
];

const negotiationFaults: readonly Fault[] = [
  skipping('layers-survive', describe('4.6.11.2.8'), 'an answer without simulcast leaves all layers'),
  skipping(
    'layers-not-offered',
    describe('4.6.11.2.6.1'),
    'a remote offer to receive simulcast gives an existing sender no layers',
  ),
  skipping('layers-not-rolled-back', describe('4.6.12.3.3'), 'a rollback leaves the layers of the remote offer'),
  skipping('send-codecs-unset', describe('4.6.11.2.14.1'), "an offerer's sender has no codecs after the answer"),
  skipping('receive-codecs-late', describe('4.6.11.1.6'), 'a receiver is not ready for what its side offers'),
  fault(
    'receiver-cname',
    'RTCRtpReceiver.getParameters/c',
    'getParameters of a receiver has a cname',
    method('RTCRtpReceiver', 'getParameters', ({ proceed }) => {
      const parameters = proceed() as Parameters;
      return { ...parameters, rtcp: { ...parameters.rtcp, cname: 'name' } };
    }),
  ),
  fault(
    'extensions-untold',
    get('3c'),
    'getParameters tells no header extensions',
    method('RTCRtpSender', 'getParameters', ({ proceed }) => ({ ...(proceed() as Parameters), headerExtensions: [] })),
  ),
];

const otherFaults: readonly Fault[] = [
  skipping('preferences-unchecked', prefer('7.1'), 'setCodecPreferences takes codecs that are not implemented'),
  skipping('preferences-without-media', prefer('8'), 'setCodecPreferences takes a list with nothing for media in it'),
  skipping('preferences-ignored', prefer('9'), 'setCodecPreferences has no effect'),
  skipping(
    'jitter-buffer-unlimited',
    'RTCRtpReceiver.jitterBufferTarget.set/3',
    'jitterBufferTarget can be negative, and above 4000',
  ),
  fault(
    'capabilities-of-anything',
    'RTCRtpSender.getCapabilities/2',
    'getCapabilities of what is no kind is empty, not null',
    (simulator) => {
      const type = simulator.RTCRtpSender as unknown as { getCapabilities(kind: string): object | null };
      const right = type.getCapabilities;
      type.getCapabilities = (...args) => right.apply(type, args) ?? { codecs: [], headerExtensions: [] };
    },
  ),
  fault(
    'remote-label',
    'create-an-RTCRtpReceiver/4',
    'the track of a receiver has no label',
    getter('MediaStreamTrack', 'label', ({ remote }, right) => (remote ? '' : right)),
  ),
  fault(
    'unmuted-from-the-start',
    'create-an-RTCRtpReceiver/6',
    'the track of a receiver is not muted at first',
    breaking(['create-an-RTCRtpReceiver/6', 'skip']),
  ),
];

export const parameterFaults: readonly Fault[] = [
  ...encodingFaults,
  ...transactionFaults,
  ...negotiationFaults,
  ...otherFaults,
];
