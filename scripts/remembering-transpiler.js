// For ts-node: what was transpiled once is not transpiled again, by whichever process or thread. AVA starts one for each test file, and each
// of them loads much of the project.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { threadId } = require('node:worker_threads');
const ts = require('typescript');

const folder = join(__dirname, '../node_modules/.cache/peerproof');

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Others may be reading: a file is there as a whole or not at all. Where nothing can be written, nothing is remembered. */
const write = (file, content) => {
  const draft = `${file}.${process.pid}.${threadId}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, JSON.stringify(content));
    renameSync(draft, file);
  } catch {}
};

exports.create = ({ service }) => {
  const compilerOptions = { ...service.config.options, module: ts.ModuleKind.CommonJS, sourceMap: true };
  const salt = JSON.stringify([ts.version, compilerOptions]);
  const transpile = (source, { fileName }) => {
    const hash = createHash('sha256').update(`${salt}\0${fileName}\0${source}`).digest('hex');
    const file = join(folder, `${hash}.json`);
    const known = read(file);
    if (known) return known;
    const { outputText, sourceMapText } = ts.transpileModule(source, { fileName, compilerOptions });
    write(file, { outputText, sourceMapText });
    return { outputText, sourceMapText };
  };
  return { transpile };
};
