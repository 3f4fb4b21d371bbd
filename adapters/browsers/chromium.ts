import { type Adapter, type AdapterOptions, AdapterUnavailable } from '../contract';
import { startSession } from '../host/session';
import { findBrowser } from './find-browser';
import { launchPage } from './page-link';

const name = 'chromium';
const INSTALL =
  'no Chromium found: install chromium or google-chrome, or name its path by --path or PEERPROOF_CHROMIUM';

const start = async (options: AdapterOptions) => {
  const path = findBrowser(options.path);
  if (path === undefined) throw new AdapterUnavailable(INSTALL);
  return startSession({ name, launch: launchPage({ path }), concurrency: options.concurrency });
};

/** Chromium or Chrome, headless, over the DevTools protocol. */
export const chromium: Adapter = {
  name,
  title: 'Chromium or Google Chrome, headless',
  engine: 'libwebrtc',
  start,
  async available(options) {
    const path = findBrowser(options.path);
    return path === undefined ? { ok: false, install: INSTALL } : { ok: true, detail: path };
  },
};
