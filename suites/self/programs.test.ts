import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { findBrowser } from '../../adapters/browsers/find-browser';
import { OwnBrowser } from '../../adapters/browsers/own-browser';
import { createSimulator } from '../../simulator';

const FOLDER = join(__dirname, '..', '..', 'fixtures', 'programs');
const programs = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
const LIMIT = 60_000;

type Program = (interfaces: object) => Promise<object>;
const load = (name: string): Program => require(join(FOLDER, name)) as Program;

const onSimulator = (name: string): Promise<object> => load(name)(createSimulator({ seed: 1 }));

/** In a child process that ends itself: connections would keep it alive. */
const onWrtc = async (name: string): Promise<object> => {
  const code = `require(${JSON.stringify(join(FOLDER, name))})(require('@roamhq/wrtc')).then((result) =>
    process.stdout.write(JSON.stringify(result), () => process.exit()))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', code], { timeout: LIMIT, cwd: FOLDER });
  return JSON.parse(stdout);
};

const inChromium = async (name: string, path: string): Promise<object> => {
  const own = await OwnBrowser.launch(path, 'chrome'); // one each: a page that another one hides has slow timers
  try {
    const page = await own.browser.newPage();
    const source = readFileSync(join(FOLDER, name), 'utf8');
    const [, called] = /^async function (\w+)/m.exec(source) ?? [];
    return (await page.evaluate(`${source}; ${called}(globalThis)`)) as object;
  } finally {
    await own.kill();
  }
};

const path = findBrowser(undefined);
const withBrowser = path !== undefined || process.env.CI === 'true' ? test : test.skip;
if (path === undefined) console.error('left out: install chromium, or set PEERPROOF_CHROMIUM, to run programs in it');

for (const name of programs) {
  test(`${name} has the same result on the simulator and on @roamhq/wrtc`, async (t) => {
    t.timeout(LIMIT);
    const [simulated, real] = await Promise.all([onSimulator(name), onWrtc(name)]);
    t.regex(JSON.stringify(simulated), /"connected|connected"|"open"/);
    t.deepEqual(simulated, real);
  });

  withBrowser(`${name} has the same result on the simulator and in Chromium`, async (t) => {
    t.timeout(LIMIT);
    const [simulated, real] = await Promise.all([onSimulator(name), inChromium(name, path ?? 'chromium')]);
    t.deepEqual(simulated, real);
  });
}
