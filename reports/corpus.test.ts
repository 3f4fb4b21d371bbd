import test from 'ava';
import type { Script } from '../spec-model/vocabulary';
import type { Found } from '../suites/campaign/result';
import { withFound } from './corpus';
import type { Report } from './json';

const script = (name: string): Script => [{ pc: 0, call: name, args: [] }];
const report = (adapter: string, call: string, shown = 5): Report =>
  ({
    adapter,
    findings: [{ divergence: { fingerprint: 'f' }, script: script(call), repeated: { shown, of: 5 } }],
  }) as unknown as Report;
const kept = (adapters: readonly string[], name: string): Found => ({
  fingerprint: 'f',
  seen: Object.fromEntries(adapters.map((adapter) => [adapter, ''])),
  script: script(name),
});

test('a script is kept with those that show the same with it', (t) => {
  t.deepEqual(withFound([], [report('a', 'close'), report('b', 'close')]), [kept(['a', 'b'], 'close')]);
});

test('one that does not show it everywhere is kept beside the one that does there', (t) => {
  const both = [kept(['a'], 'close'), kept(['b'], 'createOffer')];
  t.deepEqual(withFound([kept(['a', 'b'], 'close')], [report('b', 'createOffer')]), both);
});

test('one that shows it nowhere any more is given up', (t) => {
  t.deepEqual(withFound([kept(['a'], 'close')], [report('a', 'createOffer')]), [kept(['a'], 'createOffer')]);
});

test('what did not show in most repetitions is not kept', (t) => {
  t.deepEqual(withFound([], [report('a', 'close', 3)]), [kept(['a'], 'close')]);
  t.deepEqual(withFound([], [report('a', 'close', 2)]), []);
});

test('it is kept by which step it is explained, where it is', (t) => {
  const explained = report('a', 'close');
  const [finding] = explained.findings as object[];
  const cause = 'RTCPeerConnection.close/1: skip';
  const again = { ...explained, findings: [{ ...finding, cause }] } as unknown as Report;
  const [one] = withFound([kept(['a', 'b'], 'close')], [again]);
  t.deepEqual(one?.seen, { a: cause, b: '' });
});
