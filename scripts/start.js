// `npm start`: checks the embedded implementation from source, in less than a minute: three of the suites. What is known of it is in the published baseline. Options
// that follow `npm start --` come last, and so win.
const { existsSync } = require('node:fs');

require('./register');

const baseline = 'reports/baselines/wrtc.json';
const known = existsSync(baseline) ? ['--baseline', baseline] : [];
const suites = ['sender-reuse', 'end-of-candidates', 'error-codes'].flatMap((suite) => ['--suite', suite]);
const quick = ['--seed', '1', '--scripts', '150', '--repeat', '2', '--quiet-time', '25'];
process.argv.splice(2, 0, 'run', 'wrtc', ...suites, ...quick, ...known);
require('../cli/main');
