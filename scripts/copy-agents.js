// The agents are plain JavaScript that is read or started as files, never compiled: the build takes them over as they are.
const { cpSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const isWanted = (path) => statSync(path).isDirectory() || path.endsWith('.js') || path.endsWith('.d.ts');

cpSync(join(root, 'adapters/agents'), join(root, 'dist/adapters/agents'), { recursive: true, filter: isWanted });
