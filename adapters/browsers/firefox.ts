import { type Adapter, type AdapterOptions, AdapterUnavailable } from '../contract';
import { startSession } from '../host/session';
import { launchBidiPage } from './bidi-page-link';
import { findFirefox } from './find-browser';

const name = 'firefox';
const INSTALL = 'no Firefox found: install firefox or firefox-esr, or name its path by --path or PEERPROOF_FIREFOX';

const start = async (options: AdapterOptions) => {
  const path = findFirefox(options.path);
  if (path === undefined) throw new AdapterUnavailable(INSTALL);
  return startSession({ name, launch: launchBidiPage({ path }), concurrency: options.concurrency });
};

/** Firefox, headless, over WebDriver BiDi. */
export const firefox: Adapter = {
  name,
  title: 'Firefox, headless',
  engine: 'Gecko',
  start,
  async available(options) {
    const path = findFirefox(options.path);
    return path === undefined ? { ok: false, install: INSTALL } : { ok: true, detail: path };
  },
};
