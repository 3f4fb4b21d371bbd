import type { Browser, Page } from 'puppeteer-core';
import { AdapterUnavailable } from '../contract';
import { agentFile } from '../host/child-link';
import type { Launch, Link, LinkListener } from '../host/link';
import { type Job, writeJob } from '../host/protocol';
import { agentExpression, ORIGIN, PAGE } from './agent-in-page';
import { Hearing } from './hearing';
import { OwnBrowser } from './own-browser';
import type { PageOptions } from './page-link';

/** Scripts that a browser runs before it is replaced. */
const LIFETIME = 1000;
/** Marks a line of the console as a message of the agent. A console goes one way, an exposed function waits for its answer. */
const MARK = 'peerproof:';

const openPage = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    request.respond({ status: 200, contentType: 'text/html', body: PAGE }).catch(() => {});
  });
  await page.goto(ORIGIN);
  await page.setRequestInterception(false);
  return page;
};

const connect = (page: Page, browser: Browser, listener: LinkListener): Hearing => {
  const hearing = new Hearing(listener);
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith(MARK)) hearing.line(text.slice(MARK.length));
  });
  page.on('close', () => hearing.broken('crash', 'the tab ended'));
  browser.on('disconnected', () => hearing.broken('crash', 'the browser ended'));
  return hearing;
};

const start = async (own: OwnBrowser, agent: string, listener: LinkListener): Promise<Link> => {
  const page = await openPage(own.browser);
  await page.evaluate(agentExpression(agent, `((line) => console.debug(${JSON.stringify(MARK)} + line))`));
  const hearing = connect(page, own.browser, listener);
  return {
    version: (await own.browser.version()).replace(/^firefox\//, 'Firefox '),
    lifetime: LIFETIME,
    send: (job: Job) => {
      page.evaluate(`peerproofJob(${writeJob(job)})`).catch(() => {});
    },
    kill: () => {
      hearing.silence();
      return own.kill();
    },
  };
};

/** Starts browsers that speak WebDriver BiDi, with the agent in a page. */
export const launchBidiPage =
  (options: PageOptions): Launch =>
  async (listener) => {
    const own = await OwnBrowser.launch(options.path, 'firefox');
    try {
      return await start(own, options.agent ?? agentFile('javascript', 'index.js'), listener);
    } catch (error) {
      await own.kill();
      throw new AdapterUnavailable(`${options.path} gives no page: ${String(error).split('\n')[0]}`);
    }
  };
