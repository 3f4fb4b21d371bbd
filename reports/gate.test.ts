import test from 'ava';
import fc from 'fast-check';
import { type Baseline, type BaselineEntry, updateBaseline } from './baseline';
import { gate } from './gate';
import { divergence, finding, property, result } from './testing/results';

const ID = 'sender-reuse/closed-connection';

const baseline = (...divergences: Partial<BaselineEntry>[]): Baseline => ({
  kind: 'baseline',
  implementation: { name: 'fake', version: 'fake 1.2.3' },
  edition: 'ED-2026-05-04',
  divergences: divergences.map((over) => ({
    fingerprint: divergence().fingerprint,
    property: ID,
    at: 'RTCPeerConnection.addTrack/5',
    note: '',
    scripts: 100,
    ...over,
  })),
});

test('nothing found and nothing known: the gate holds', (t) => {
  t.is(gate(result()).outcome, 'holds');
});

test('a divergence is new without a baseline, and known with it, whichever property showed it', (t) => {
  const found = result({ findings: [finding()] });
  t.is(gate(found).outcome, 'new-divergence');
  t.is(gate(found).new.length, 1);
  const known = gate(found, baseline({ property: 'elsewhere/entirely' }));
  t.deepEqual([known.outcome, known.new.length, known.known.length], ['holds', 0, 1]);
});

test('a known divergence does not hide another one of the same property', (t) => {
  const other = finding({ divergence: divergence({ fingerprint: 'another' }) });
  t.deepEqual(gate(result({ findings: [finding(), other] }), baseline({})).new, [other]);
});

test('a known divergence that is gone makes the baseline stale', (t) => {
  const { outcome, stale } = gate(result(), baseline({}));
  t.is(outcome, 'stale');
  t.is(stale.length, 1);
});

const notStale: Record<string, [ReturnType<typeof result>, Baseline]> = {
  'it is rare': [result(), baseline({ rare: true })],
  'its property was not run': [result(), baseline({ property: 'not/run' })],
  'its property ran fewer scripts than when it was recorded': [result(), baseline({ scripts: 101 })],
};
for (const [why, [found, known]] of Object.entries(notStale))
  test(`a known divergence that did not show is not stale if ${why}`, (t) => {
    t.deepEqual(gate(found, known).stale, []);
    t.is(gate(found, known).outcome, 'holds');
  });

test('a known divergence that did not show is not stale if something of its property was not judged', (t) => {
  const { stale, outcome } = gate(result({ properties: [property(ID, { conforms: 100, hang: 1 })] }), baseline({}));
  t.deepEqual([stale.length, outcome], [0, 'inconclusive']);
});

for (const verdict of ['crash', 'hang', 'garbage', 'inconclusive'] as const)
  test(`${verdict} is inconclusive, a new divergence graver`, (t) => {
    const properties = [property(ID, { conforms: 99, [verdict]: 1 })];
    t.is(gate(result({ properties })).outcome, 'inconclusive');
    t.is(gate(result({ properties }), baseline({ property: 'x/y' })).outcome, 'inconclusive');
    t.is(gate(result({ properties, findings: [finding()] })).outcome, 'new-divergence');
  });

test('a property that ran no script, or a run in which nothing was judged, proves nothing', (t) => {
  t.is(gate(result({ properties: [property(ID, { conforms: 1 }), property('a/b', {})] })).outcome, 'inconclusive');
  t.is(gate(result({ properties: [property(ID, { unsupported: 100 })] })).outcome, 'inconclusive');
  t.is(gate(result({ properties: [] })).outcome, 'inconclusive');
});

test('what diverged and could not be shown again is no pass, unless it is known; and it is not gone', (t) => {
  const once = result({ unconfirmed: [divergence()] });
  const { outcome, inconclusive, unconfirmed } = gate(once);
  t.is(outcome, 'inconclusive');
  t.deepEqual(inconclusive, ['1 divergence not shown again']);
  t.is(unconfirmed.length, 1);
  t.is(gate(once, baseline({})).outcome, 'holds');
});

test('diverging scripts that nobody looked into are no pass', (t) => {
  t.is(gate(result({ properties: [property(ID, { conforms: 1, diverges: 1 })] })).outcome, 'inconclusive');
});

test('properties that did not run are named if it is one, and counted if there are more', (t) => {
  const [ran, ...rest] = [property(ID, { conforms: 1 }), property('a/b', {}), property('a/c', {})] as const;
  t.deepEqual(gate(result({ properties: [ran, rest[0]] })).inconclusive, ['a/b ran no script']);
  t.deepEqual(gate(result({ properties: [ran, ...rest] })).inconclusive, ['2 properties ran no script']);
});

test('a failure of peerproof itself is no inconclusive run', (t) => {
  const properties = [property(ID, { conforms: 99, 'harness-error': 1, crash: 1 })];
  t.is(gate(result({ properties })).outcome, 'harness-error');
});

test('only what conforms, varies as permitted or is known holds', (t) => {
  const count = fc.nat({ max: 3 });
  const verdicts = fc.record({ conforms: count, diverges: count, crash: count, hang: count, 'harness-error': count });
  fc.assert(
    fc.property(verdicts, fc.boolean(), fc.boolean(), (verdicts, isFound, isKnown) => {
      const found = result({ properties: [property(ID, verdicts)], findings: isFound ? [finding()] : [] });
      const { outcome } = gate(found, isKnown ? baseline({ scripts: 1000 }) : undefined);
      const { conforms, diverges, crash, hang } = verdicts;
      const isExplained = diverges === 0 || isFound;
      const isProof = isExplained && conforms + diverges > 0 && crash + hang + verdicts['harness-error'] === 0;
      return (outcome === 'holds') === (isProof && (!isFound || isKnown));
    }),
  );
  t.pass();
});

test('updating keeps notes and marks, drops what is stale, keeps what was not looked for, and sorts', (t) => {
  const before = baseline(
    { note: 'reported as 123', rare: false },
    { fingerprint: 'gone', at: 'a/1' },
    { fingerprint: 'not run', property: 'not/run', at: 'b/1' },
  );
  const found = result({
    findings: [finding({ seen: 1 }), finding({ divergence: divergence({ fingerprint: 'another' }), seen: 1 })],
  });
  const after = updateBaseline(found, before, gate(found, before).stale);
  t.deepEqual(after.divergences, [
    { ...baseline({}).divergences[0]!, fingerprint: divergence().fingerprint, note: 'reported as 123', rare: false },
    { ...baseline({}).divergences[0]!, fingerprint: 'another', rare: true },
    { ...baseline({}).divergences[0]!, fingerprint: 'not run', property: 'not/run', at: 'b/1' },
  ]);
});

test('an updated baseline holds', (t) => {
  const found = result({ findings: [finding(), finding({ divergence: divergence({ fingerprint: 'another' }) })] });
  t.is(gate(found, updateBaseline(found, undefined, [])).outcome, 'holds');
});
