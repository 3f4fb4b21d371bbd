import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import { canBeSent } from './can-be-sent';
import type { DtmfSender } from './dtmf-sender';

const step = algorithm('RTCDTMFSender.insertDTMF');

/** Milliseconds. */
const pause = 2000;

const recognised = /^[0-9A-Da-d#*,]*$/;

const fire = (dtmf: DtmfSender, tone: string): void => {
  const { connection } = dtmf.sender;
  connection.world.observer.fire(connection, dtmf, 'tonechange', { tone });
};

const schedule = (dtmf: DtmfSender, delay: number): void => {
  const { connection } = dtmf.sender;
  dtmf.scheduled = true;
  connection.world.after(delay, 'dtmf', connection, 'play the next tone', () => playOut(dtmf), dtmf);
};

/** The DTMF playout task steps. */
const playOut = (dtmf: DtmfSender): void => {
  dtmf.scheduled = false;
  if (step('17.1', !canBeSent(dtmf))) return;
  if (step('17.2', dtmf.toneBuffer === '')) return fire(dtmf, '');
  const tone = dtmf.toneBuffer.charAt(0);
  if (step('17.3')) dtmf.toneBuffer = dtmf.toneBuffer.slice(1);
  if (step('17.4', tone === ',')) schedule(dtmf, pause);
  else if (step('17.5')) schedule(dtmf, dtmf.duration + dtmf.interToneGap);
  if (step('17.6')) fire(dtmf, tone);
};

/** https://w3c.github.io/webrtc-pc/#dom-RTCDTMFSender-insertDTMF */
export const insertDtmf = (
  dtmf: DtmfSender,
  tones: string,
  duration: number,
  interToneGap: number,
): undefined | Thrown => {
  if (step('4', !canBeSent(dtmf))) return throws('InvalidStateError', 'DTMF can not be sent');
  if (step('8', !recognised.test(tones))) return throws('InvalidCharacterError', 'there is no such tone');
  if (step('9')) dtmf.toneBuffer = tones.toUpperCase();
  if (step('10')) dtmf.duration = duration;
  if (step('11')) dtmf.interToneGap = interToneGap;
  if (step('12', duration < 40)) dtmf.duration = 40;
  if (step('13', duration > 6000)) dtmf.duration = 6000;
  if (step('14', interToneGap < 30)) dtmf.interToneGap = 30;
  if (step('15', interToneGap > 6000)) dtmf.interToneGap = 6000;
  if (step('16', dtmf.toneBuffer === '')) return;
  if (step('17', !dtmf.scheduled)) schedule(dtmf, 0);
  return undefined;
};
