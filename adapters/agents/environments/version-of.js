const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/** Version of the package that a module file belongs to. */
module.exports = (file) => {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (name) return `${name} ${version}`;
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return file;
};
