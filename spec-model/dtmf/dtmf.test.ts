import test from 'ava';
import * as fc from 'fast-check';
import { isThrown } from '../infra/completion';
import { Connection } from '../peer-connection/connection';
import { addTransceiver } from '../rtp/add-transceiver';
import { worldWith } from '../rtp/testing/model';
import type { Track } from '../rtp/track';
import type { Transceiver } from '../rtp/transceiver';
import { canBeSent } from './can-be-sent';
import type { DtmfSender } from './dtmf-sender';
import { insertDtmf } from './insert-dtmf';

const telephoneEvent = { payloadType: 110, mimeType: 'audio/telephone-event', clockRate: 48000, channels: 1 };

/** A sender that can send DTMF, and what it has told. */
const ready = () => {
  const { world, fired } = worldWith();
  const connection = new Connection(world);
  const track = { kind: 'audio', id: 'a', remote: false } as Track;
  const init = { direction: 'sendrecv', streams: [], sendEncodings: [] } as const;
  const transceiver = addTransceiver(connection, track, init) as Transceiver;
  const { sender } = transceiver;
  connection.connectionState = 'connected';
  transceiver.setCurrentDirection('sendrecv');
  sender.negotiated = { ...sender.negotiated, codecs: [telephoneEvent] };
  const tones = () => fired.map(({ detail }) => detail.tone);
  /** Takes up the tasks of DTMF up to now, and gives how long each waited. */
  const play = (most = 100) => {
    const waits: (number | undefined)[] = [];
    for (let n = 0; n < most; n++) {
      const next = world.work.find(({ lane }) => lane === 'dtmf');
      if (!next) break;
      waits.push(next.suspension.delay);
      world.take(next);
    }
    return waits;
  };
  return { connection, transceiver, sender, dtmf: sender.dtmf as DtmfSender, tones, play };
};

test('whether DTMF can be sent', (t) => {
  t.true(canBeSent(ready().dtmf));
  const spoil: readonly ((of: ReturnType<typeof ready>) => void)[] = [
    ({ connection }) => Object.assign(connection, { connectionState: 'connecting' }),
    ({ transceiver }) => Object.assign(transceiver, { stopping: true }),
    ({ sender }) => Object.assign(sender, { senderTrack: null }),
    ({ transceiver }) => transceiver.setCurrentDirection('recvonly'),
    ({ transceiver }) => transceiver.setCurrentDirection(null),
    ({ sender }) => Object.assign(sender, { sendEncodings: [{ active: false }] }),
    ({ sender }) => Object.assign(sender, { negotiated: { ...sender.negotiated, codecs: [] } }),
  ];
  for (const one of spoil) {
    const of = ready();
    one(of);
    t.false(canBeSent(of.dtmf), String(one));
    const result = insertDtmf(of.dtmf, '1', 100, 70);
    t.is(isThrown(result) && result.error.name, 'InvalidStateError');
  }
});

test('only video has no DTMF sender', (t) => {
  const { connection } = ready();
  const init = { direction: 'sendrecv', streams: [], sendEncodings: [] } as const;
  t.is((addTransceiver(connection, 'video', init) as Transceiver).sender.dtmf, null);
});

test('each tone is told as it begins, the end by an empty one', (t) => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Da-d#*,]{1,12}$/), (text) => {
      const { dtmf, play, tones } = ready();
      insertDtmf(dtmf, text, 100, 70);
      t.is(dtmf.toneBuffer, text.toUpperCase());
      const waits = play();
      t.deepEqual(tones(), [...text.toUpperCase(), '']);
      t.deepEqual(waits, [0, ...[...text].map((tone) => (tone === ',' ? 2000 : 170))]);
      t.is(dtmf.toneBuffer, '');
    }),
  );
});

test('other characters are refused, and leave the buffer as it is', (t) => {
  const { dtmf } = ready();
  insertDtmf(dtmf, '123', 100, 70);
  for (const text of ['E', '1x', ' ', '１']) {
    const result = insertDtmf(dtmf, text, 100, 70);
    t.is(isThrown(result) && result.error.name, 'InvalidCharacterError');
    t.is(dtmf.toneBuffer, '123');
  }
});

test('durations and gaps are clamped', (t) => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), (duration, gap) => {
      const { dtmf } = ready();
      insertDtmf(dtmf, '1', duration, gap);
      t.is(dtmf.duration, Math.min(6000, Math.max(40, duration)));
      t.is(dtmf.interToneGap, Math.min(6000, Math.max(30, gap)));
    }),
  );
});

test('new tones replace those that are left; no tones end it; there is one task at a time', (t) => {
  const { dtmf, play, tones } = ready();
  insertDtmf(dtmf, '123', 100, 70);
  play(1);
  insertDtmf(dtmf, '9', 100, 70);
  play(2);
  t.deepEqual(tones(), ['1', '9', '']);
  insertDtmf(dtmf, '45', 100, 70);
  play(1);
  insertDtmf(dtmf, '', 100, 70);
  play();
  t.deepEqual(tones(), ['1', '9', '', '4', '']);
});
