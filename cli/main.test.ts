import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'ava';
import { file, stored } from './testing/files';

const ROOT = join(__dirname, '..');

/** Runs the command line as a process of its own. */
const peerproof = (...argv: string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'bin/peerproof.js'), ...argv], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 55_000,
  });

const wrong: [number, RegExp, string[]][] = [
  [69, /there is no adapter .*wrtc/, ['run', 'safari']],
  [64, /no suite or property matches 'sender-resue'; did you mean sender-reuse\?/, ['run', '--suite', 'sender-resue']],
  [64, /is cut off at line \d+/, ['replay', file('cut.json', JSON.stringify(stored(), null, 2).slice(0, 400))]],
  [64, /'--scripts <n>' argument 'banana' is invalid/, ['run', '--scripts', 'banana']],
];
for (const [expected, told, argv] of wrong)
  test(`a process that is used wrongly ends with ${expected}: ${told.source}`, (t) => {
    t.timeout(60_000);
    const { status, stdout, stderr } = peerproof(...argv);
    t.deepEqual([status, stdout], [expected, '']);
    t.regex(stderr, told);
    t.is(stderr.trimEnd().split('\n').length, 1);
  });
