#!/usr/bin/env node
// The command line: from source in a checkout, where ts-node is installed; compiled in the published package, which has no sources.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const isCheckout = existsSync(join(__dirname, '../cli/main.ts'));
if (isCheckout) require('../scripts/register');
require(isCheckout ? '../cli/main' : '../dist/cli/main');
