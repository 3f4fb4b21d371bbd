#!/usr/bin/env node
// The command line: from source in a checkout, where ts-node is installed; compiled in the published package, which has no sources.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const isCheckout = existsSync(join(__dirname, '../cli/main.ts'));
if (isCheckout) require('ts-node').register({ transpileOnly: true, projectSearchDir: __dirname });
require(isCheckout ? '../cli/main' : '../dist/cli/main');
