import type { Browser, CDPSession } from 'puppeteer-core';
import { AdapterUnavailable } from '../contract';
import { bundle } from '../host/bundle';
import { agentFile } from '../host/child-link';
import type { Launch, Link, LinkListener } from '../host/link';
import { type Job, readMessage, writeJob } from '../host/protocol';
import { OwnBrowser } from './own-browser';

/** A page with a secure origin that is not fetched from anywhere. */
const ORIGIN = 'https://peerproof.test';
const PAGE = Buffer.from('<!doctype html><title>peerproof</title>').toString('base64');
/** Scripts that a browser runs before it is replaced. */
const LIFETIME = 1000;
export interface PageOptions {
  /** Path of the browser. */
  readonly path: string;
  /** Path of a module that exports `createAgent`; the JavaScript agent by default. */
  readonly agent?: string;
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

const start = async (own: OwnBrowser, agent: string, listener: LinkListener): Promise<Link> => {
  const session = await openPage(own.browser);
  await session.send('Inspector.enable');
  await installAgent(session, agent);
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
  };
};

/** Starts browsers with the agent in a page. */
export const launchPage =
  (options: PageOptions): Launch =>
  async (listener) => {
    const own = await OwnBrowser.launch(options.path);
    try {
      return await start(own, options.agent ?? agentFile('javascript', 'index.js'), listener);
    } catch (error) {
      await own.kill();
      throw new AdapterUnavailable(`${options.path} gives no page: ${String(error).split('\n')[0]}`);
    }
  };
