// `npm start`: checks the embedded implementation, from source. What is known of it is in the published baseline; options that follow
// `npm start --` come last, and so win.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

require('ts-node/register/transpile-only');

const baseline = join(__dirname, '../reports/baselines/wrtc.json');
const known = existsSync(baseline) ? ['--baseline', baseline] : [];
process.argv.splice(2, 0, 'run', 'wrtc', '--seed', '1', ...known);
require('../cli/main');
