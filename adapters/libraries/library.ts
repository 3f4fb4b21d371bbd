import { resolve } from 'node:path';
import { type Adapter, type AdapterOptions, AdapterUnavailable } from '../contract';
import { agentFile, launchChild } from '../host/child-link';
import { startSession } from '../host/session';

export interface Library {
  readonly name: string;
  readonly title: string;
  readonly engine: string;
  /** On the npm registry. */
  readonly package: string;
}

/** The package's main file: of the folder that the options name, else peerproof's own dependency, else that of the current folder. */
const locate = (library: Library, { path }: AdapterOptions): string => {
  try {
    if (path !== undefined) return require.resolve(resolve(path));
    return require.resolve(library.package, { paths: [__dirname, process.cwd()] });
  } catch {
    throw new AdapterUnavailable(`${path ?? library.package} is not installed: npm install ${library.package}`);
  }
};

/** An adapter of a library for Node.js, in a child process; its environment is the file of its name. */
export const library = (library: Library): Adapter => {
  const { name, title, engine } = library;
  const start = async (options: AdapterOptions) => {
    const environment = agentFile('environments', `${name}.js`);
    const launch = launchChild({ environment, argument: locate(library, options) });
    return startSession({ name, launch, concurrency: options.concurrency });
  };
  return {
    name,
    title,
    engine,
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
};
