import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import test from 'ava';
import ts from 'typescript';
import { bundle } from './bundle';
import { agentFile } from './child-link';

test('the agent works where there is no require', (t) => {
  const agent = agentFile('javascript', 'index.js');
  const load = runInNewContext(bundle([agent])) as (file: string) => unknown;
  t.is(typeof load(agent), 'function');
  t.is(load(agent), load(agent));
});

/** Files that are evaluated in pages. */
const pageFiles = [
  agentFile('page.js'),
  agentFile('serve.js'),
  agentFile('environments', 'page.js'),
  ...readdirSync(agentFile('javascript'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(agentFile('javascript'), file)),
];

/** Syntax that came after ECMAScript 2018, which is what Chromium 70 has. */
const isTooNew = (node: ts.Node): boolean =>
  ts.isPropertyDeclaration(node) ||
  ts.isPrivateIdentifier(node) ||
  ts.isBigIntLiteral(node) ||
  (ts.isCatchClause(node) && node.variableDeclaration === undefined) ||
  [
    ts.SyntaxKind.QuestionDotToken,
    ts.SyntaxKind.QuestionQuestionToken,
    ts.SyntaxKind.QuestionQuestionEqualsToken,
    ts.SyntaxKind.BarBarEqualsToken,
    ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ].includes(node.kind);

for (const file of pageFiles) {
  test(`${file.slice(agentFile().length + 1)} keeps to syntax that Chromium 70 runs`, (t) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (isTooNew(node))
        t.fail(`${node.getText()} in line ${source.getLineAndCharacterOfPosition(node.pos).line + 1}`);
      node.forEachChild(visit);
    };
    visit(source);
    t.notRegex(
      source.text.replace(/'[^'\n]*'/g, "''"), // names in scripts are no names of the program
      /\.(flat|flatMap|at|replaceAll|matchAll|fromEntries|allSettled|hasOwn)\(|globalThis|structuredClone/,
    );
  });
}
