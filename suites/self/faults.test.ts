import test from 'ava';
import { faults } from '../../adapters/fakes/faults';
import { plantedSession } from '../../adapters/fakes/planted';
import { findAdapter } from '../../adapters/registry';
import { algorithmEntry } from '../../spec-model/catalogue/catalogue';
import { runCampaign } from '../campaign/campaign';
import { properties } from '../registry';
import { inRounds } from '../rounds';
import { blindSpots } from './blind-spots';
import { findFault } from './find-fault';

/** Every property's cases, and 20 generated scripts of each. */
const scripts = inRounds(1, 20);
/** How many of them may be needed. */
const budget = 1000;
/** Scripts of the properties that aim at a step come first. */
const aimedAt = (step: string) => {
  const aims = ({ property }: (typeof scripts)[number]) => property.checks.includes(step);
  return [...scripts.filter(aims), ...scripts.slice(0, budget).filter((one) => !aims(one))];
};

/** Commands that the shortest script may have; what needs more is named here, with what it takes. */
const commands = 4;
const longer: Readonly<Record<string, number>> = {
  // A track, a negotiation of two calls, a wait for the event that would come anyway, and the removal.
  'remove-forgets-negotiation': 5,
  // A channel, what connects it (descriptions, and waits for their candidates), and what the fault takes then.
  'channel-open-before-statechange': 6,
  'channel-open-before-datachannel': 8,
  'channel-loses-open': 6,
  'channel-loses-closing': 8,
  'channel-of-the-other-side-unlabelled': 6,
  'channel-any-size': 8,
  'channel-amount-not-counted': 9,
  'channel-amount-stays': 8,
  'channel-loses-bufferedamountlow': 8,
  'channel-always-blob': 8,
  'channel-out-of-order': 9,
  'channel-hears-after-close': 10,
  // What connects two sides (descriptions, and waits for their candidates), and what is asked then, sometimes twice.
  'pair-each-time': 9,
  'connection-not-derived': 6,
  'no-certificates': 8,
  'any-certificate': 6,
  'stats-without-transport': 7,
  // Capabilities of both sides, a transceiver, preferences, and an offer that has to follow them.
  'preferences-ignored': 5,
  // A track, what connects it (descriptions, and waits for their candidates), and tones.
  'dtmf-any-character': 8,
  'dtmf-without-track': 8,
  'dtmf-inactive': 9,
  'dtmf-appends': 9,
  'dtmf-no-end': 9,
  'dtmf-buffer-stays': 8,
  'dtmf-comma-untold': 9,
  'dtmf-endless': 9,
};

for (const fault of faults.filter(({ name }) => !(name in blindSpots)))
  test(`found: ${fault.title}`, async (t) => {
    const found = await findFault(fault, aimedAt(fault.breaks));
    t.truthy(found, `${budget} scripts do not show it`);
    t.true((found?.script.length ?? 0) <= (longer[fault.name] ?? commands), JSON.stringify(found?.script));
  });

for (const [name, reason] of Object.entries(blindSpots))
  test(`not noticed: ${name}, because ${reason}`, async (t) => {
    const fault = faults.find((one) => one.name === name);
    t.truthy(fault);
    t.is(
      fault && (await findFault(fault, scripts.slice(0, budget))),
      undefined,
      'it is found now: it is no blind spot',
    );
  });

test('each fault has a name of its own, breaks a step that there is, and is an adapter', async (t) => {
  t.is(new Set(faults.map(({ name }) => name)).size, faults.length);
  t.true(faults.length >= 26);
  for (const { name, breaks } of faults) {
    const [algorithm = '', step] = breaks.split('/');
    const entry = algorithmEntry(algorithm);
    t.truthy(entry, breaks);
    if (step !== undefined) t.truthy(entry?.steps[step], breaks);
    const session = await findAdapter(`fake:${name}`).start({});
    t.is(session.implementation.name, `fake:${name}`);
    await session.stop();
  }
});

test('a campaign finds a fault, shortens and repeats it, and names the step that is not followed', async (t) => {
  const fault = faults.find(({ name }) => name === 'reuse-keeps-direction');
  if (!fault) return t.fail();
  const { findings } = await runCampaign({
    session: plantedSession(fault),
    properties: properties.filter(({ suite }) => suite === 'sender-reuse'),
    seed: 1,
    scripts: 100,
    repeat: 3,
    quiet: 10,
    limit: 2000,
  });
  const found = findings.find(({ divergence: { at } }) => `${at.algorithm}/${at.step}` === fault.breaks);
  t.true(
    findings.length > 0 && (found?.script.length ?? 99) <= commands,
    JSON.stringify(findings.map(({ script }) => script)),
  );
  t.deepEqual(found?.repeated, { shown: 3, of: 3 });
  t.regex(found?.divergence.explanation ?? '', /^behaves as if step 8\.5 of RTCPeerConnection\.addTrack/);
});
