import { mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import test from 'ava';
import { Counterexample } from '../spec-model/vocabulary';
import { Recorder } from './recorder';
import { divergence, finding, SCRIPT, TRACE } from './testing/results';

const origin = { peerproof: '0', adapter: 'fake', implementation: 'fake 1', edition: 'ED', seed: 7 };
const fresh = (): string => mkdtempSync(join(tmpdir(), 'peerproof-recorder-'));
const recorder = (parent = fresh()): Recorder => new Recorder(parent, 'run', origin);
const files = ({ directory }: Recorder): string[] => readdirSync(directory).sort();
const read = ({ directory }: Recorder, file: string): Counterexample =>
  JSON.parse(readFileSync(join(directory, file), 'utf8'));
const diverges = (fingerprint: string) => ({
  verdict: 'diverges' as const,
  divergence: divergence({ fingerprint }),
  notes: [],
});

test('a trace that is judged is on disk at once, unless it conforms', (t) => {
  const it = recorder();
  it.judged('a/b', SCRIPT, TRACE, { verdict: 'conforms', notes: [] });
  t.is(readFileSync(it.traces, 'utf8'), '');
  it.judged('a/b', SCRIPT, TRACE, { verdict: 'hang', notes: [] });
  const lines = readFileSync(it.traces, 'utf8').trimEnd().split('\n');
  t.deepEqual(JSON.parse(lines[0] ?? ''), { property: 'a/b', verdict: 'hang', notes: [], script: SCRIPT });
  t.deepEqual(
    lines.slice(1).map((line) => JSON.parse(line)),
    [...TRACE],
  );
});

test('a divergence has its counterexample before the campaign ends; a shorter script replaces it', (t) => {
  const it = recorder();
  it.judged('a/b', SCRIPT, TRACE, diverges('one'));
  t.deepEqual(files(it), ['001-add-track-5.json', 'traces.jsonl']);
  it.judged('a/b', SCRIPT.slice(0, 1), TRACE, diverges('one'));
  it.judged('a/b', SCRIPT, TRACE, diverges('one'));
  t.deepEqual(files(it), ['001-add-track-5.json', 'traces.jsonl']);
  const stored = read(it, '001-add-track-5.json');
  t.is(stored.script.length, 1);
  t.true(new Ajv().compile(Counterexample)(stored));
});

test('in the end the files are those of the findings, numbered without gaps in the order of first sight', (t) => {
  const it = recorder();
  for (const fingerprint of ['shrunk away', 'second', 'third']) it.judged('a/b', SCRIPT, TRACE, diverges(fingerprint));
  const found = ['never seen before', 'third', 'second'].map((fingerprint) =>
    finding({ divergence: divergence({ fingerprint }), repeated: { shown: 4, of: 5 } }),
  );
  const numbers = it.finish(found);
  t.deepEqual(
    [...numbers].map(([fingerprint, { number }]) => [fingerprint, number]),
    [
      ['second', 1],
      ['third', 2],
      ['never seen before', 3],
    ],
  );
  t.deepEqual(files(it), ['001-add-track-5.json', '002-add-track-5.json', '003-add-track-5.json', 'traces.jsonl']);
  t.is(read(it, '001-add-track-5.json').divergence.fingerprint, 'second');
  t.deepEqual(read(it, '002-add-track-5.json').repeated, { shown: 4, of: 5 });
});

test('each run has its directory, and latest is the last', (t) => {
  const parent = fresh();
  const [first, second] = [recorder(parent), recorder(parent)];
  t.not(first.directory, second.directory);
  t.is(readlinkSync(join(parent, 'latest')), 'run-2');
  t.is(realpathSync(join(parent, 'latest')), realpathSync(second.directory));
});
