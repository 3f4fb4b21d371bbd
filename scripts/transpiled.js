// TypeScript without its types, with its source map inline. What was transpiled once is not transpiled again, by whichever process or thread, and TypeScript itself
// is loaded only if something is new: AVA starts a thread for each test file, and each of them loads much of the project.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { threadId } = require('node:worker_threads');

const root = join(__dirname, '..');
const folder = join(root, 'node_modules/.cache/peerproof');
const settings = readFileSync(join(root, 'tsconfig.json'), 'utf8');
const salt = JSON.stringify([require('typescript/package.json').version, settings, readFileSync(__filename, 'utf8')]);

/** The content of a file of the cache; undefined if there is none. */
const read = (name, encoding) => {
  try {
    return readFileSync(join(folder, name), encoding);
  } catch {
    return undefined;
  }
};

/** Others may be reading: a file is there as a whole or not at all. Where nothing can be written, nothing is remembered. */
const write = (name, content) => {
  const file = join(folder, name);
  const draft = `${file}.${process.pid}.${threadId}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, content);
    renameSync(draft, file);
  } catch {}
};

const transpile = (source, fileName) => {
  const ts = require('typescript');
  const { compilerOptions } = ts.parseConfigFileTextToJson('tsconfig.json', settings).config;
  const options = {
    ...ts.convertCompilerOptionsFromJson(compilerOptions, root).options,
    module: ts.ModuleKind.CommonJS,
    inlineSourceMap: true,
    outDir: undefined,
    rootDir: undefined,
  };
  return ts.transpileModule(source, { fileName, compilerOptions: options }).outputText;
};

/** The code, and the key that stands for it in the cache. */
const transpiled = (source, fileName) => {
  const key = createHash('sha256').update(`${salt}\0${fileName}\0${source}`).digest('hex');
  const known = read(`${key}.js`, 'utf8');
  if (known !== undefined) return { key, code: known };
  const code = transpile(source, fileName);
  write(`${key}.js`, code);
  return { key, code };
};

module.exports = { read, transpiled, write };
