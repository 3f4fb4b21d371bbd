// Tests stand beside what they test. Types are checked once by `tsc --noEmit`; here ts-node only strips them.
const { setFlagsFromString } = require('node:v8');

// Each file has a thread of its own, which lasts for a few seconds: a quarter of them would go into optimizing what is soon thrown away.
setFlagsFromString('--interrupt-budget=1000000');

/** What takes longest goes first; what waits for a browser or a deadline, beside what does not. */
const first = [
  'host/session',
  'self/faults',
  'metamorphic/metamorphic',
  'browsers/firefox',
  'browsers/chromium',
  'self/bad-input',
  'campaign/schedule',
  'self/programs',
  'cli/main',
  'self/simulator',
  'self/editions',
];
const place = (file) => {
  const found = first.findIndex((name) => file.includes(name));
  return found < 0 ? first.length : found;
};

module.exports = {
  files: ['*.test.ts', '{spec-model,suites,adapters,reports,cli,bench}/**/*.test.ts'],
  extensions: ['ts'],
  require: ['./scripts/register.js'],
  timeout: '60s',
  concurrency: 3,
  sortTestFiles: (one, other) => place(one) - place(other),
};
