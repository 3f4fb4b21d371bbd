import type { Browser, CDPSession } from 'puppeteer-core';
import { AdapterUnavailable } from '../contract';
import { agentFile } from '../host/child-link';
import type { Launch, Link, LinkListener } from '../host/link';
import { type Job, writeJob } from '../host/protocol';
import { agentExpression, ORIGIN, PAGE } from './agent-in-page';
import { Hearing } from './hearing';
import { OwnBrowser } from './own-browser';

const BODY = Buffer.from(PAGE).toString('base64');
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
    session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body: BODY }).catch(() => {});
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await page.goto(ORIGIN);
  await session.send('Fetch.disable');
  return session;
};

/** Evaluates the agent in the page: messages come by the binding `peerproofSend`. */
const installAgent = async (session: CDPSession, agent: string): Promise<void> => {
  const expression = agentExpression(agent, 'peerproofSend');
  await session.send('Runtime.addBinding', { name: 'peerproofSend' });
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
};

/** Tells the listener what the page says, and once that it is gone. */
const connect = (session: CDPSession, browser: Browser, listener: LinkListener): Hearing => {
  const hearing = new Hearing(listener);
  session.on('Runtime.bindingCalled', ({ payload }) => hearing.line(payload));
  session.on('Inspector.targetCrashed', () => hearing.broken('crash', 'the tab crashed'));
  browser.on('disconnected', () => hearing.broken('crash', 'the browser ended'));
  return hearing;
};

const start = async (own: OwnBrowser, agent: string, listener: LinkListener): Promise<Link> => {
  const session = await openPage(own.browser);
  await session.send('Inspector.enable');
  await installAgent(session, agent);
  const hearing = connect(session, own.browser, listener);
  return {
    version: (await own.browser.version()).replace(/^(Headless)?Chrome\//, 'Chromium '),
    lifetime: LIFETIME,
    send: (job: Job) => {
      session.send('Runtime.evaluate', { expression: `peerproofJob(${writeJob(job)})` }).catch(() => {});
    },
    kill: () => {
      hearing.silence();
      return own.kill();
    },
  };
};

/** Starts browsers with the agent in a page. */
export const launchPage =
  (options: PageOptions): Launch =>
  async (listener) => {
    const own = await OwnBrowser.launch(options.path, 'chrome');
    try {
      return await start(own, options.agent ?? agentFile('javascript', 'index.js'), listener);
    } catch (error) {
      await own.kill();
      throw new AdapterUnavailable(`${options.path} gives no page: ${String(error).split('\n')[0]}`);
    }
  };
