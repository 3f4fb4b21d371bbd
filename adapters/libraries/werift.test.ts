import Ajv from 'ajv';
import test from 'ava';
import { Entry, type Script } from '../../spec-model/vocabulary';
import { werift } from './werift';

const isEntry = new Ajv().compile(Entry);

const connect: Script = [
  { pc: 0, call: 'addTransceiver', args: ['video'] },
  { pc: 0, call: 'createDataChannel', args: ['data'] },
  { pc: 0, call: 'createOffer', args: [] },
  { pc: 0, call: 'setLocalDescription', args: [{ $: 'description', index: 0 }] },
  { pc: 1, call: 'setRemoteDescription', args: [{ $: 'local', pc: 0 }] },
  { pc: 1, call: 'createAnswer', args: [] },
  { pc: 1, call: 'setLocalDescription', args: [{ $: 'description', index: 0 }] },
  { pc: 0, call: 'setRemoteDescription', args: [{ $: 'local', pc: 1 }] },
  { wait: 'settle' },
];

test('scripts run on werift until it is connected, and what is recorded are entries', async (t) => {
  t.timeout(60_000);
  const session = await werift.start({});
  t.regex(session.implementation.version, /^werift \d/);
  const trace = await session.perform(connect, { quiet: 1000, limit: 15_000 });
  await session.stop();
  for (const entry of trace) t.true(isEntry(entry), JSON.stringify(entry));
  t.is(trace.at(-1)?.t, 'end');
  t.true(trace.some((entry) => entry.t === 'snap' && 'pc' in entry && entry.s.connectionState === 'connected'));
  t.true(trace.some((entry) => entry.t === 'event' && entry.on === 'pc1' && entry.type === 'track'));
});
