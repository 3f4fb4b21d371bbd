import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import * as simulator from '../../simulator';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** Programs of the page that import the simulator. */
const programs = [...readme.matchAll(/```js\n([^`]*?)```/g)]
  .map(([, code = '']) => code)
  .filter((code) => code.includes("'peerproof/simulator'"));

const AsyncFunction = (async () => {}).constructor as new (...args: string[]) => (load: unknown) => Promise<void>;

/** As a function: imports become calls of `load`. */
const compile = (code: string) =>
  new AsyncFunction('load', code.replace(/^import (\{.*?\}) from ('[^']*');$/gm, 'const $1 = load($2);'));

const load = (name: string): unknown => (name === 'peerproof/simulator' ? simulator : require(name));

test('the programs of README.md that use the simulator run as they stand', async (t) => {
  t.is(programs.length, 1);
  for (const code of programs) {
    t.false(/^import/m.test(compile(code).toString()));
    await t.notThrowsAsync(compile(code)(load));
  }
});

test('what they assert can fail', async (t) => {
  const [code = ''] = programs;
  const broken = code.replace('callee.close();', '');
  t.not(broken, code);
  await t.throwsAsync(compile(broken)(load), { name: 'AssertionError' });
});

test('a world of one’s own can take the place of the globals', async (t) => {
  const globals = { ...simulator.createSimulator() };
  const connection = new globals.RTCPeerConnection();
  t.true(connection instanceof globals.RTCPeerConnection);
  t.false(connection instanceof simulator.RTCPeerConnection);
  t.is((await globals.navigator.mediaDevices.getUserMedia({ audio: true })).getTracks().length, 1);
});
