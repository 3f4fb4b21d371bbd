import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Known {
  /** The environment variable that may name it. */
  readonly variable: string;
  /** Of executables in the search path. */
  readonly names: readonly string[];
  /** Where it is elsewhere. */
  readonly places: readonly string[];
}

const chromium: Known = {
  variable: 'PEERPROOF_CHROMIUM',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe'],
  places: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

const firefox: Known = {
  variable: 'PEERPROOF_FIREFOX',
  names: ['firefox', 'firefox-esr', 'firefox.exe'],
  places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Path of the browser: the one asked for, else that of the variable, else the first found; undefined if that does not exist. */
const find =
  ({ variable, names, places }: Known) =>
  (path: string | undefined, env: NodeJS.ProcessEnv = process.env): string | undefined => {
    const asked = path ?? env[variable];
    if (asked !== undefined) return isExecutable(asked) ? asked : undefined;
    const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
    const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
    return [...inPath, ...places].find(isExecutable);
  };

export const findBrowser = find(chromium);
export const findFirefox = find(firefox);
