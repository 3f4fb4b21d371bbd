import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type CDPSession } from 'puppeteer-core';
import { AdapterUnavailable } from '../contract';
import { bundle } from '../host/bundle';
import { agentFile } from '../host/child-link';
import type { Launch, Link, LinkListener } from '../host/link';
import { type Job, readMessage, writeJob } from '../host/protocol';

/** A page with a secure origin that is not fetched from anywhere. */
const ORIGIN = 'https://peerproof.test';
const PAGE = Buffer.from('<!doctype html><title>peerproof</title>').toString('base64');
/** Scripts that a browser runs before it is replaced. */
const LIFETIME = 1000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  '--js-flags=--expose-gc',
];

export interface PageOptions {
  /** Path of the browser. */
  readonly path: string;
  /** Path of a module that exports `createAgent`; the JavaScript agent by default. */
  readonly agent?: string;
}

/** A browser with a profile of its own; ends with all its processes. */
class OwnBrowser {
  private constructor(
    readonly browser: Browser,
    private readonly profile: string,
  ) {
    process.once('exit', this.atExit);
  }

  static async launch(path: string): Promise<OwnBrowser> {
    const profile = mkdtempSync(join(tmpdir(), 'peerproof-'));
    const options = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false, pipe: true, headless: true };
    try {
      const browser = await puppeteer.launch({ ...options, executablePath: path, args: FLAGS, userDataDir: profile });
      return new OwnBrowser(browser, profile);
    } catch (error) {
      rmSync(profile, { recursive: true, force: true });
      throw new AdapterUnavailable(`${path} does not start: ${String(error).split('\n')[0]}`);
    }
  }

  async kill(): Promise<void> {
    const child = this.browser.process();
    const gone = new Promise((resolve) => child?.once('exit', resolve));
    const alive = child && child.exitCode === null && child.signalCode === null;
    this.signal();
    if (alive) await gone;
    process.off('exit', this.atExit);
    await rm(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  /** The browser leads a group of processes. */
  private signal(): void {
    const pid = this.browser.process()?.pid;
    if (pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  private readonly atExit = () => {
    this.signal();
    rmSync(this.profile, { recursive: true, force: true });
  };
}

/** A page of that origin that may enumerate the interfaces of the machine, as pages with a camera may: loopback counts. */
const openPage = async (browser: Browser): Promise<CDPSession> => {
  await browser.defaultBrowserContext().overridePermissions(ORIGIN, ['camera', 'microphone']);
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  session.on('Fetch.requestPaused', ({ requestId }) => {
    const responseHeaders = [{ name: 'content-type', value: 'text/html' }];
    session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body: PAGE }).catch(() => {});
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await page.goto(ORIGIN);
  await session.send('Fetch.disable');
  return session;
};

/** Evaluates the agent in the page: `peerproofJob(job)` runs a job, messages come by the binding `peerproofSend`. */
const installAgent = async (session: CDPSession, agent: string): Promise<void> => {
  const files = [agent, agentFile('environments', 'page.js'), agentFile('page.js')];
  const [create, environment, page] = files.map((file) => `load(${JSON.stringify(file)})`);
  const expression = `{ const load = ${bundle(files)};
    window.peerproofJob = ${page}(${create}, ${environment}(), (line) => peerproofSend(line)); undefined; }`;
  await session.send('Runtime.addBinding', { name: 'peerproofSend' });
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
};

/** Tells the listener what the page says, and once that it is gone. */
const connect = (session: CDPSession, browser: Browser, listener: LinkListener): { silence(): void } => {
  let over = false;
  const broken: LinkListener['broken'] = (...what) => {
    if (over) return;
    over = true;
    listener.broken(...what);
  };
  session.on('Runtime.bindingCalled', ({ payload }) => {
    if (over) return;
    const message = readMessage(payload);
    if ('garbage' in message) broken('garbage', message.garbage, message.id);
    else listener.message(message);
  });
  session.on('Inspector.targetCrashed', () => broken('crash', 'the tab crashed'));
  browser.on('disconnected', () => broken('crash', 'the browser ended'));
  return {
    silence: () => {
      over = true;
    },
  };
};

/** Starts browsers with the agent in a page. */
export const launchPage =
  (options: PageOptions): Launch =>
  async (listener) => {
    const own = await OwnBrowser.launch(options.path);
    const session = await openPage(own.browser);
    await session.send('Inspector.enable');
    await installAgent(session, options.agent ?? agentFile('javascript', 'index.js'));
    const connection = connect(session, own.browser, listener);
    return {
      version: (await own.browser.version()).replace(/^(Headless)?Chrome\//, 'Chromium '),
      lifetime: LIFETIME,
      send: (job: Job) => {
        session.send('Runtime.evaluate', { expression: `peerproofJob(${writeJob(job)})` }).catch(() => {});
      },
      kill: () => {
        connection.silence();
        return own.kill();
      },
    } satisfies Link;
  };
