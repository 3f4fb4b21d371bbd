import test from 'ava';
import * as fc from 'fast-check';
import { createSimulator } from '../../simulator';

const connected = async () => {
  const simulator = createSimulator({ time: 'virtual' });
  const [a, b] = [new simulator.RTCPeerConnection(), new simulator.RTCPeerConnection()];
  a.onicecandidate = ({ candidate }) => void b.addIceCandidate(candidate ?? undefined);
  b.onicecandidate = ({ candidate }) => void a.addIceCandidate(candidate ?? undefined);
  const sender = a.addTrack(simulator.createTrack('audio'));
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription!);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription!);
  await simulator.clock.advance(0);
  return { a, b, sender, clock: simulator.clock };
};

test('tones are played when the clock says so', async (t) => {
  const { sender, clock } = await connected();
  const start = clock.now();
  const heard: string[] = [];
  sender.dtmf?.addEventListener('tonechange', (event) => heard.push(`${event.tone}@${clock.now() - start}`));
  sender.dtmf?.insertDTMF('12', 100, 50);
  await clock.advance(0);
  const first = heard.length;
  await clock.advance(149);
  t.is(heard.length, first);
  await clock.advance(1);
  t.deepEqual(heard.slice(0, 2), ['1@0', '2@150']);
  await clock.runAll();
  t.deepEqual(heard, ['1@0', '2@150', '@300']);
});

test('time passes in as many pieces as one likes', async (t) => {
  const pieces = fc.array(fc.nat(400), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(pieces, async (parts) => {
      const { sender, clock } = await connected();
      const start = clock.now();
      const heard: number[] = [];
      sender.dtmf?.addEventListener('tonechange', () => heard.push(clock.now() - start));
      sender.dtmf?.insertDTMF('ABC', 70, 30);
      for (const part of parts) await clock.advance(part);
      const passed = parts.reduce((sum, part) => sum + part, 0);
      t.is(clock.now() - start, passed);
      t.deepEqual(
        heard,
        [0, 100, 200, 300].filter((at) => at <= passed && parts.length > 0),
      );
    }),
    { numRuns: 40, seed: 1 },
  );
});

test('time does not go backwards, and goes on after an application has asked for that', async (t) => {
  const { clock } = createSimulator({ time: 'virtual' });
  const start = clock.now();
  await t.throwsAsync(clock.advance(-1), { instanceOf: RangeError });
  await t.throwsAsync(clock.advance(Number.NaN), { instanceOf: RangeError });
  await Promise.all([clock.advance(10), clock.advance(20)]);
  t.is(clock.now() - start, 30);
});

test('there is no clock where time is real, and no edition that nobody knows', (t) => {
  t.is(createSimulator().clock, undefined);
  t.throws(() => createSimulator({ edition: 'REC-1999' }), { instanceOf: RangeError });
  t.notThrows(() => createSimulator({ edition: 'REC-2021' }));
});
