// `npm test`: the types (tsc) beside the tests (AVA), whose options follow `npm test --`. It fails if either does; what tsc has found comes
// last, where it is read.
const { spawn } = require('node:child_process');
const { join } = require('node:path');
const { scripts } = require('../package.json');

const root = join(__dirname, '..');
const ended = (child) => new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));

/** npm has put the commands of the project on the path. */
const types = spawn(`${scripts.typecheck} --pretty ${process.stderr.isTTY === true}`, { cwd: root, shell: true });
let found = '';
for (const stream of [types.stdout, types.stderr])
  stream.setEncoding('utf8').on('data', (text) => {
    found += text;
  });
const ava = join(root, 'node_modules/ava/entrypoints/cli.mjs');
const tests = spawn(process.execPath, [ava, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });

Promise.all([ended(types), ended(tests)]).then((codes) => {
  if (codes[0] !== 0) process.stderr.write(`the types do not fit:\n${found}`);
  process.exitCode = Math.max(...codes);
});
