// `npm start`: checks the embedded implementation from source, in less than a minute. What is known of it is in the published baseline. Options
// that follow `npm start --` come last, and so win.
const { existsSync } = require('node:fs');

require('ts-node/register/transpile-only');

const baseline = 'reports/baselines/wrtc.json';
const known = existsSync(baseline) ? ['--baseline', baseline] : [];
const quick = ['--seed', '1', '--scripts', '200', '--repeat', '2', '--quiet-time', '25'];
process.argv.splice(2, 0, 'run', 'wrtc', ...quick, ...known);
require('../cli/main');
