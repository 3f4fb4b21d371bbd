// Tests stand beside what they test. Types are checked once by `tsc --noEmit`; here ts-node only strips them.
module.exports = {
  files: ['*.test.ts', '{spec-model,suites,adapters,reports,cli,bench}/**/*.test.ts'],
  extensions: ['ts'],
  require: ['./scripts/register.js'],
  timeout: '60s',
  concurrency: 3, // some wait for a browser or a timer
};
