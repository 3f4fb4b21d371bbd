import Ajv from 'ajv';
import test from 'ava';
import { Entry, type Script } from '../../spec-model/vocabulary';
import { wrtc } from './wrtc';

const isEntry = new Ajv().compile(Entry);
const options = { quiet: 50, limit: 2000 };

const connect: Script = [
  {
    pc: 0,
    call: 'addTrack',
    args: [
      { $: 'track', kind: 'audio', index: 0 },
      { $: 'stream', index: 0 },
    ],
  },
  { pc: 0, call: 'addTransceiver', args: ['video'] },
  { pc: 0, call: 'createOffer', args: [] },
  { pc: 0, call: 'setLocalDescription', args: [{ $: 'description', index: 0 }] },
  { pc: 1, call: 'setRemoteDescription', args: [{ $: 'local', pc: 0 }] },
  { pc: 1, call: 'createAnswer', args: [] },
  { pc: 1, call: 'setLocalDescription', args: [{ $: 'description', index: 0 }] },
  { pc: 0, call: 'setRemoteDescription', args: [{ $: 'local', pc: 1 }] },
];
const refused: Script = [
  { pc: 0, call: 'addTrack', args: [{ $: 'undefined' }] },
  { pc: 0, call: 'setLocalDescription', args: [{ type: 'answer', sdp: '' }], await: false },
  { wait: 'settle' },
  { pc: 0, call: 'close', args: [] },
  { pc: 0, call: 'createOffer', args: [] },
];

test('scripts run on @roamhq/wrtc, and what is recorded are entries', async (t) => {
  t.timeout(30_000);
  const session = await wrtc.start({});
  t.regex(session.implementation.version, /^@roamhq\/wrtc \d/);
  const [connected = [], failed = []] = await Promise.all(
    [connect, refused].map((one) => session.perform(one, options)),
  );
  await session.stop();
  for (const entry of [...connected, ...failed]) t.true(isEntry(entry), JSON.stringify(entry));
  t.deepEqual([connected.at(-1)?.t, failed.at(-1)?.t], ['end', 'end']);
  const events = connected.flatMap((entry) => (entry.t === 'event' ? [`${entry.on} ${entry.type} ${entry.via}`] : []));
  t.true(events.includes('pc1 track both'));
  t.true(events.includes('pc0 signalingstatechange both'));
  t.true(connected.some((entry) => entry.t === 'snap' && entry.s.connectionState === 'connected'));
  t.is(failed.filter((entry) => entry.t === 'throw' || entry.t === 'reject').length, 3);
});

test('it is available here, and not from a place where there is nothing', async (t) => {
  t.like(await wrtc.available({}), { ok: true });
  t.deepEqual(await wrtc.available({ path: '/nonexistent' }), {
    ok: false,
    install: '/nonexistent is not installed: npm install @roamhq/wrtc',
  });
});
