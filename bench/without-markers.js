/**
 * Preloaded after ts-node: the model with its step markers compiled out. `step('6', condition)` becomes the condition, `step('8')` true, and what
 * follows which step is at work, for step mutation, does nothing.
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join, sep } = require('node:path');
const ts = require('typescript');

const model = join(__dirname, '..', 'spec-model') + sep;
const markers = join(model, 'infra', 'step.ts');
const { factory } = ts;

/** Names of the marker functions of a file: `const step = algorithm('...')`. */
const namesIn = (file) =>
  new Set(
    file.statements.flatMap((statement) =>
      ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.flatMap(({ name, initializer }) =>
            initializer && ts.isCallExpression(initializer) && initializer.expression.getText(file) === 'algorithm'
              ? [name.getText(file)]
              : [],
          )
        : [],
    ),
  );

const strip = (context) => (file) => {
  const names = namesIn(file);
  const isMarker = (node) =>
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) && names.has(node.expression.text);
  const visit = (node) => {
    const seen = ts.visitEachChild(node, visit, context);
    if (!isMarker(seen)) return seen;
    const [, condition] = seen.arguments;
    return condition ? factory.createParenthesizedExpression(condition) : factory.createTrue();
  };
  return names.size > 0 ? ts.visitNode(file, visit) : file;
};

const silent =
  'exports.algorithm = () => (_step, condition = true) => condition; exports.apart = (body) => body(); exports.deed = () => undefined;';

const load = Module._extensions['.ts'];
Module._extensions['.ts'] = (module, fileName) => {
  if (!fileName.startsWith(model)) return load(module, fileName);
  const { outputText } = ts.transpileModule(readFileSync(fileName, 'utf8'), {
    fileName,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023, esModuleInterop: true },
    transformers: { before: [strip] },
  });
  module._compile(fileName === markers ? `${outputText}\n${silent}` : outputText, fileName);
};
