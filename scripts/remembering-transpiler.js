// For ts-node: what was transpiled once is not transpiled again, by whichever process or thread. AVA starts one for each test file, and each
// of them loads much of the project.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { threadId } = require('node:worker_threads');
const { version } = require('typescript/package.json');

const root = join(__dirname, '..');
const folder = join(root, 'node_modules/.cache/peerproof');
const configuration = join(root, 'tsconfig.json');

/** The source map is in the first line, the rest is the code. */
const read = (file) => {
  try {
    const content = readFileSync(file, 'utf8');
    const end = content.indexOf('\n');
    return { sourceMapText: content.slice(0, end), outputText: content.slice(end + 1) };
  } catch {
    return undefined;
  }
};

/** Others may be reading: a file is there as a whole or not at all. Where nothing can be written, nothing is remembered. */
const write = (file, { sourceMapText, outputText }) => {
  const draft = `${file}.${process.pid}.${threadId}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, `${sourceMapText}\n${outputText}`);
    renameSync(draft, file);
  } catch {}
};

/** The map leaves out the sources: whoever follows it has their files. */
const optionsFor = (ts) => {
  const { compilerOptions } = ts.readConfigFile(configuration, ts.sys.readFile).config;
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, root);
  return { ...options, module: ts.ModuleKind.CommonJS, noEmit: false, sourceMap: true };
};

exports.create = () => {
  const salt = [version, readFileSync(configuration), readFileSync(__filename)].join('\0');
  let compilerOptions;
  const transpile = (source, { fileName }) => {
    const hash = createHash('sha256').update(`${salt}\0${fileName}\0${source}`).digest('hex');
    const file = join(folder, `${hash}.js`);
    const known = read(file);
    if (known) return known;
    const ts = require('typescript');
    compilerOptions ??= optionsFor(ts);
    const transpiled = ts.transpileModule(source, { fileName, compilerOptions });
    write(file, transpiled);
    return transpiled;
  };
  return { transpile };
};
