import { resolve } from 'node:path';
import { type Adapter, type AdapterOptions, AdapterUnavailable } from '../contract';
import { agentFile, launchChild } from '../host/child-link';
import { startSession } from '../host/session';

const name = 'wrtc';
const PACKAGE = '@roamhq/wrtc';
const INSTALL = `npm install ${PACKAGE}`;

/** The package's main file: of the folder that the options name, else peerproof's own dependency, else that of the current folder. */
const locate = (options: AdapterOptions): string => {
  try {
    if (options.path !== undefined) return require.resolve(resolve(options.path));
    return require.resolve(PACKAGE, { paths: [__dirname, process.cwd()] });
  } catch {
    throw new AdapterUnavailable(`${options.path ?? PACKAGE} is not installed: ${INSTALL}`);
  }
};

const start = async (options: AdapterOptions) => {
  const launch = launchChild({ environment: agentFile('environments', 'wrtc.js'), argument: locate(options) });
  return startSession({ name, launch, concurrency: options.concurrency });
};

/** @roamhq/wrtc, libwebrtc for Node, in a child process. */
export const wrtc: Adapter = {
  name,
  title: '@roamhq/wrtc, libwebrtc for Node.js',
  start,
  async available(options) {
    try {
      const session = await start(options);
      await session.stop();
      return { ok: true, detail: session.implementation.version };
    } catch (error) {
      if (error instanceof AdapterUnavailable) return { ok: false, install: error.message };
      throw error;
    }
  },
};
