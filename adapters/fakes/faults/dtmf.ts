import { type Fault, fault } from './fault';
import { breaking, events, getter, method } from './plant';

const insert = (step: string): string => `RTCDTMFSender.insertDTMF/${step}`;
const can = (step: string): string => `determine-if-DTMF-can-be-sent/${step}`;

export const dtmfFaults: readonly Fault[] = [
  fault('dtmf-always', insert('4'), 'insertDTMF works where DTMF can not be sent', breaking([insert('4'), 'skip'])),
  fault(
    'dtmf-any-character',
    insert('8'),
    'insertDTMF takes characters that are no tones',
    breaking([insert('8'), 'skip']),
  ),
  fault(
    'dtmf-unconnected',
    can('4'),
    'canInsertDTMF does not wait for the connection',
    breaking([can('4'), 'skip'], [can('7'), 'skip'], [can('9'), 'skip']),
  ),
  fault('dtmf-without-track', can('6'), 'DTMF can be sent without a track', breaking([can('6'), 'skip'])),
  fault('dtmf-inactive', can('8'), 'DTMF can be sent with an inactive encoding', breaking([can('8'), 'skip'])),
  fault(
    'dtmf-appends',
    insert('9'),
    'insertDTMF adds to the tones that are left',
    method('RTCDTMFSender', 'insertDTMF', ({ model, args: [tones, ...rest], proceed }) =>
      proceed([model.toneBuffer + String(tones), ...rest]),
    ),
  ),
  fault(
    'dtmf-no-end',
    insert('17.2'),
    'the end of the tones is not told',
    events((event, fire) => {
      if (event.type !== 'tonechange' || event.detail.tone !== '') fire(event);
    }),
  ),
  fault('dtmf-buffer-stays', insert('17.3'), 'a tone that is played stays in the buffer', (simulator) => {
    const left = new WeakMap<object, string>();
    method('RTCDTMFSender', 'insertDTMF', ({ model, proceed }) => {
      const result = proceed();
      left.set(model, model.toneBuffer);
      return result;
    })(simulator);
    getter('RTCDTMFSender', 'toneBuffer', (model, right) => left.get(model) ?? right)(simulator);
  }),
  fault(
    'dtmf-comma-untold',
    insert('17.6'),
    'tonechange does not tell the pauses',
    events((event, fire) => {
      if (event.type !== 'tonechange' || event.detail.tone !== ',') fire(event);
    }),
  ),
  fault(
    'dtmf-endless',
    insert('17.1'),
    'tones go on when DTMF can not be sent any more',
    breaking([insert('17.1'), 'skip']),
  ),
  fault(
    'dtmf-for-video',
    'create-an-RTCRtpSender/6',
    'senders of video have a DTMF sender',
    breaking(['create-an-RTCRtpSender/6', 'force']),
  ),
];
