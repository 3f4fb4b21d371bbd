import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, LaunchOptions } from 'puppeteer-core';
import { AdapterUnavailable } from '../contract';
import { atExit } from '../host/at-exit';

const CHROMIUM_FLAGS = [
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

/** Preferences of Firefox: candidates with addresses, also of loopback, tracks without asking, and no calls home. */
const FIREFOX_PREFERENCES = {
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.peerconnection.ice.loopback': true,
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'media.autoplay.default': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'toolkit.telemetry.enabled': false,
};

/** Chrome speaks CDP over a pipe, Firefox WebDriver BiDi over a socket on loopback. */
const LAUNCH: Readonly<Record<BrowserKind, LaunchOptions>> = {
  chrome: { browser: 'chrome', pipe: true, args: CHROMIUM_FLAGS },
  firefox: { browser: 'firefox', extraPrefsFirefox: FIREFOX_PREFERENCES },
};
export type BrowserKind = 'chrome' | 'firefox';

/** A browser with a profile of its own; ends with all its processes. */
export class OwnBrowser {
  private readonly forget: () => void;

  private constructor(
    readonly browser: Browser,
    private readonly profile: string,
  ) {
    this.forget = atExit(() => {
      this.signal();
      rmSync(this.profile, { recursive: true, force: true });
    });
  }

  static async launch(path: string, kind: BrowserKind): Promise<OwnBrowser> {
    const { default: puppeteer } = await import('puppeteer-core'); // only now: it is large
    const profile = mkdtempSync(join(tmpdir(), 'peerproof-'));
    const quiet = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false, headless: true };
    try {
      const browser = await puppeteer.launch({ ...LAUNCH[kind], ...quiet, executablePath: path, userDataDir: profile });
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
    this.forget();
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
}
