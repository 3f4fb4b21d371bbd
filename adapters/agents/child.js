/**
 * The child process of a Node implementation: `node child.js ENVIRONMENT AGENT [ARGUMENT]`. ENVIRONMENT is a module that
 * exports `(argument) => environment`, AGENT one that exports `createAgent`. Jobs come as JSON lines on stdin; messages go to
 * file descriptor 3, written synchronously so that a crash does not swallow them, and apart from what is printed.
 */
const { writeSync } = require('node:fs');
const { createInterface } = require('node:readline');
const serve = require('./serve.js');

const CHANNEL = 3;

/** A full pipe is waited for. */
function write(bytes, from) {
  let offset = from;
  while (offset < bytes.length) {
    try {
      offset += writeSync(CHANNEL, bytes, offset);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

const send = (line) => write(Buffer.from(`${line}\n`), 0);

/** What can't be loaded is told in one line. */
function load() {
  try {
    return require(environmentPath)(argument);
  } catch (error) {
    console.error(String(error).split('\n')[0]);
    process.exit(1);
  }
}

const [environmentPath, agentPath, argument] = process.argv.slice(2);
const environment = load();
const perform = serve(require(agentPath)(environment), send, setImmediate);
send(JSON.stringify({ hello: environment.version }));

// Some implementations crash on a natural exit, so there is none.
createInterface({ input: process.stdin })
  .on('line', (line) => perform(JSON.parse(line)))
  .on('close', () => process.kill(process.pid, 'SIGKILL'));
