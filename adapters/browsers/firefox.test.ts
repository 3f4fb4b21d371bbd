import Ajv from 'ajv';
import test from 'ava';
import { Entry, type Script, type Trace } from '../../spec-model/vocabulary';
import { AdapterUnavailable } from '../contract';
import { findFirefox } from './find-browser';
import { firefox } from './firefox';

const isEntry = new Ajv().compile(Entry);
const path = findFirefox(undefined);

/** Where CI is set there has to be a browser; elsewhere the tests that need one are left out, and say so. */
const withBrowser = path !== undefined || process.env.CI === 'true' ? test.serial : test.skip;
if (path === undefined)
  console.error('left out: install firefox-esr, or set PEERPROOF_FIREFOX, to test the adapter of Firefox');

const connect: Script = [
  { pc: 0, call: 'addTrack', args: [{ $: 'track', kind: 'video', index: 0 }] },
  { pc: 0, call: 'createOffer', args: [] },
  { pc: 0, call: 'setLocalDescription', args: [{ $: 'description', index: 0 }] },
  { wait: 'settle' }, // for the candidates, which the descriptions carry
  { pc: 1, call: 'setRemoteDescription', args: [{ $: 'local', pc: 0 }] },
  { pc: 1, call: 'createAnswer', args: [] },
  { pc: 1, call: 'setLocalDescription', args: [{ $: 'description', index: 0 }] },
  { wait: 'settle' },
  { pc: 0, call: 'setRemoteDescription', args: [{ $: 'local', pc: 1 }] },
  { wait: 'settle' },
];

const lastOf = (trace: Trace) => trace.at(-1)?.t;

withBrowser(
  'scripts run in a page of Firefox until it is connected; a second one runs in the same browser',
  async (t) => {
    t.timeout(90_000);
    const session = await firefox.start({});
    t.regex(session.implementation.version, /^Firefox \d+/);
    const trace = await session.perform(connect, { quiet: 1000, limit: 20_000 });
    const second = await session.perform([{ pc: 0, call: 'close', args: [] }], { quiet: 20, limit: 5000 });
    await session.stop();
    for (const entry of [...trace, ...second]) t.true(isEntry(entry), JSON.stringify(entry));
    t.deepEqual([lastOf(trace), lastOf(second)], ['end', 'end']);
    t.true(trace.some((entry) => entry.t === 'snap' && 'pc' in entry && entry.s.connectionState === 'connected'));
    t.true(trace.some((entry) => entry.t === 'event' && entry.type === 'track' && entry.via === 'both'));
  },
);

test('a Firefox that is asked for and not there is unavailable, with what to install', async (t) => {
  t.is(findFirefox('/nonexistent/firefox'), undefined);
  const offer = await firefox.available({ path: '/nonexistent' });
  t.regex(offer.ok ? '' : offer.install, /install firefox/);
  await t.throwsAsync(firefox.start({ path: '/nonexistent' }), { instanceOf: AdapterUnavailable });
});
