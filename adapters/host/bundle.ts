import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const REQUIRE = /\brequire\('(\.[^']+)'\)/g;

/** The files that a CommonJS module needs, itself among them. */
const collect = (file: string, sources: Map<string, string>): void => {
  if (sources.has(file)) return;
  const at = (path: string) => resolve(dirname(file), path);
  const source = readFileSync(file, 'utf8');
  sources.set(
    file,
    source.replace(REQUIRE, (_all, path) => `require(${JSON.stringify(at(path))})`),
  );
  for (const [, path] of source.matchAll(REQUIRE)) collect(at(path as string), sources);
};

/**
 * CommonJS modules with relative requires as one JavaScript expression, for where there is no `require`. Its value is a function
 * that gives the exports of a file by its path.
 */
export const bundle = (files: readonly string[]): string => {
  const sources = new Map<string, string>();
  for (const file of files) collect(file, sources);
  const modules = [...sources].map(([file, source]) => `${JSON.stringify(file)}: (module, require) => {\n${source}\n}`);
  return `(() => {
    const modules = {${modules.join(',\n')}};
    const loaded = {};
    const load = (file) => {
      if (!loaded[file]) modules[file]((loaded[file] = { exports: {} }), load);
      return loaded[file].exports;
    };
    return load;
  })()`;
};
