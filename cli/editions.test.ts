import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { result } from '../reports/testing/results';
import { findEdition, latest } from '../spec-model/editions/editions';
import type { Parts } from './parts';
import { invoke } from './testing/fakes';
import { counterexample, directory, file, lines } from './testing/files';
import { wired } from './wired';

const { simulate } = wired;

test('editions names every edition, and each switch once', async (t) => {
  const { code, out } = await invoke(['editions']);
  t.is(code, 0);
  for (const id of ['CR-2018', 'REC-2021', 'REC-2025+CA', latest.id])
    t.regex(out, new RegExp(`^${id.replace('+', '\\+')} `, 'm'));
  t.is(out.match(/w3c\/webrtc-pc#2759;/g)?.length, 1);
});

test('editions as JSON', async (t) => {
  const json = file('editions.json', '');
  const { code } = await invoke(['editions', '--json', json]);
  t.is(code, 0);
  const { editions, switches } = JSON.parse(readFileSync(json, 'utf8'));
  t.true(editions.length >= 10 && switches.length >= 38);
});

test('an edition that there is not is wrong usage, and the nearest is named', async (t) => {
  for (const argv of [
    ['run', 'fake', '--edition', 'REC-2022'],
    ['editions', 'diff', 'REC-2022', 'REC-2021'],
  ]) {
    const { code, err } = await invoke(argv);
    t.is(code, 64, argv.join(' '));
    t.regex(err, /no edition "REC-2022": did you mean "REC-202\d"/);
  }
});

test('editions diff prints a program for each switch, and says why others have none', async (t) => {
  const json = file('diff.json', '');
  const { code, out } = await invoke(
    ['editions', 'diff', 'REC-2025+CA', 'ED', '--scripts', '1', '--seed', '16', '--json', json],
    { simulate },
  );
  t.is(code, 2); // one script for each switch is too few for some
  t.regex(out, /w3c\/webrtc-pc#3094/);
  t.regex(out, /createDataChannel\('x'\);\n.*setLocalDescription\(\)/);
  t.regex(out, /Not to be told apart\n.*3043/);
  const { rows } = JSON.parse(readFileSync(json, 'utf8'));
  t.true(rows.some(({ key, found }: { key: string; found?: object }) => key === '3094' && found));
});

test('the tables of CONFORMANCE.md are those that editions markdown renders', async (t) => {
  const { code, out } = await invoke(['editions', 'markdown']);
  t.is(code, 0);
  t.true(readFileSync(join(__dirname, '..', 'CONFORMANCE.md'), 'utf8').includes(out.trim()));
});

test('an edition and itself do not differ', async (t) => {
  const { code, out } = await invoke(['editions', 'diff', 'REC-2021', 'REC-2023'], { simulate });
  t.is(code, 0);
  t.regex(out, /0 differences shown, 0 not to be told apart, 0 not found/);
});

test('run, judge and replay judge by the edition that is asked for', async (t) => {
  const asked: (string | undefined)[] = [];
  const judge: Parts['judge'] = (_trace, options) => {
    asked.push(options?.edition?.id);
    return { verdict: 'conforms', notes: [] };
  };
  const traces = file('traces.jsonl', lines([{ t: 'end' }]));
  const { out } = await invoke(['judge', traces, '--edition', 'rec-2021'], { judge });
  t.regex(out, /webrtc-pc REC-2021: conforms 1/);
  await invoke(['replay', counterexample(), '--judge-only', '--edition', 'REC-2025'], { judge });
  t.deepEqual(asked, ['REC-2021', 'REC-2025']);
  let given: string | undefined;
  const runCampaign: Parts['runCampaign'] = async (options) => {
    given = options.edition?.id;
    return result();
  };
  const argv = ['run', 'fake', '--edition', 'REC-2024+CA', '--out', directory()];
  const { out: header } = await invoke(argv, { runCampaign });
  t.is(given, findEdition('REC-2024+CA')?.id);
  t.regex(header, /webrtc-pc REC-2024\+CA/);
});

test('a run prints and writes which editions the implementation fits', async (t) => {
  const fits: Awaited<ReturnType<Parts['fit']>> = [
    { key: '2759', difference: 'D8', fits: ['REC-2021', 'REC-2025'] },
    { key: '2875', difference: 'D10', fits: [] },
    { key: '3082', difference: 'D30' },
  ];
  const json = file('report.json', '');
  const { out } = await invoke(['run', 'fake', '--json', json, '--out', directory()], { fit: async () => fits });
  t.regex(out, /Where editions differ\n +2018 +2019 +2021/);
  t.regex(out, /D8 .*· +· +● +· +· +● +· +·/);
  t.regex(out, /D10 .*\n? .*does otherwise than any/);
  t.regex(out, /not told by its runs: D30/);
  t.deepEqual(JSON.parse(readFileSync(json, 'utf8')).editions, fits);
});
