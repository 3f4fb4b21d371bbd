// What ts-node asks of `typescript` when it starts; see register.js. It has our transpiler do the work, which reads tsconfig.json itself.
const { existsSync, readFileSync } = require('node:fs');

/** Of the transpiler that ts-node makes and does not use. */
const unused = {
  fixupCompilerOptions: (options) => options,
  getDefaultCompilerOptions: () => ({}),
  transpileOptionValueCompilerOptions: [],
  getNewLineCharacter: () => '\n',
};

module.exports = {
  ...unused,
  version: require('typescript/package.json').version,
  ScriptTarget: {},
  ModuleKind: {},
  JsxEmit: {},
  sys: {
    readFile: (file) => readFileSync(file, 'utf8'),
    fileExists: existsSync,
    useCaseSensitiveFileNames: true,
    newLine: '\n',
  },
  parseJsonConfigFileContent: () => ({ options: {}, fileNames: [], errors: [] }),
  createGetCanonicalFileName: () => (name) => name,
};
