import { readFileSync } from 'node:fs';
import test from 'ava';
import { invoke } from './testing/fakes';
import { directory, file } from './testing/files';
import { wired } from './wired';

const { simulate } = wired;
const explore = (...argv: string[]) => invoke(['explore', ...argv], { simulate });

test.serial('explore prints how far it got, and the steps that were witnessed', async (t) => {
  const [json, steps] = [file('explored.json', ''), file('steps.json', '')];
  const limits = ['--alphabet', 'channels', '--depth', '1', '--seconds', '60'];
  const { code, out } = await explore(...limits, '--json', json, '--write-witnesses', steps);
  t.is(code, 0);
  t.regex(out, /^channels +\d+ +\d+ +\d+ +1 +\d+$/m);
  t.regex(out, /^RTCPeerConnection\.createDataChannel\n {2}.*\b4 \(1\)/m);
  const { alphabets, witnesses } = JSON.parse(readFileSync(json, 'utf8'));
  t.is(alphabets[0].whole, true);
  const written = JSON.parse(readFileSync(steps, 'utf8'));
  t.deepEqual(written.witnesses, witnesses);
  t.is(written.command, `peerproof explore ${limits.join(' ')}`);
});

test.serial('a limit that comes before the depth that was asked for makes it inconclusive', async (t) => {
  const { code, out } = await explore('--alphabet', 'channels', '--depth', '3', '--states', '5');
  t.is(code, 2);
  t.regex(out, /^channels +\d+ +5 +\d+ +\d\+ /m);
});

test.serial('wrong usage is told in a line', async (t) => {
  const unknown = await explore('--alphabet', 'letters');
  t.is(unknown.code, 64);
  t.regex(unknown.err, /There are signaling, .*media/);
  const unwritable = await explore('--json', directory());
  t.is(unwritable.code, 64);
});
