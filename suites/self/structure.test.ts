import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import test from 'ava';

const root = join(__dirname, '..', '..');
const tracked = execFileSync('git', ['ls-files', '*.ts', '*.js'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const specifier = /(?:\bfrom\s+|\bimport\s*\(\s*|\brequire\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g;

/** What a file imports: paths from the root for files of the project, names for packages. */
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(specifier)].map(([, , name = '']) =>
    name.startsWith('.') ? normalize(join(dirname(file), name)) : name,
  );

const isTest = (file: string): boolean =>
  file.endsWith('.test.ts') || file.includes('/testing/') || file.startsWith('suites/self/');

/** Files of a room (the first that fits), and what of the project they may import. */
const rooms: readonly { readonly files: RegExp; readonly may: RegExp }[] = [
  { files: /^spec-model\/vocabulary\//, may: /^spec-model\/vocabulary\b/ },
  { files: /^spec-model\//, may: /^spec-model\// },
  { files: /^suites\//, may: /^(suites|spec-model)\/|^adapters\/contract$|^fixtures\/.*\.json$/ },
  { files: /^adapters\/agents\//, may: /^adapters\/agents\/|^spec-model\/vocabulary$/ },
  { files: /^adapters\/(simulator|fakes\/)/, may: /^(adapters|spec-model)\// },
  { files: /^adapters\//, may: /^adapters\/|^spec-model\/vocabulary\b/ },
  { files: /^reports\//, may: /^(reports|spec-model)\/|^suites\/(campaign|editions|exploration)\/result$/ },
  { files: /^cli\//, may: /^(cli|reports|suites|adapters|spec-model)\/|^package\.json$/ },
];

const isOurs = (name: string): boolean => /^(spec-model|suites|adapters|reports|cli|bench|fixtures)\//.test(name);

test('dependencies point one way', (t) => {
  t.true(tracked.length > 100);
  for (const file of tracked.filter((one) => !isTest(one))) {
    const room = rooms.find(({ files }) => files.test(file));
    if (!room) continue;
    const wrong = importsOf(file).filter((name) => isOurs(name) && !room.may.test(name));
    t.deepEqual(wrong, [], file);
  }
});

test('nothing but the start script imports the command line', (t) => {
  for (const file of tracked.filter((one) => !/^(cli|scripts)\//.test(one)))
    t.deepEqual(
      importsOf(file).filter((name) => name.startsWith('cli/')),
      [],
      file,
    );
});

test('what runs beside an implementation needs nothing but itself and Node', (t) => {
  for (const file of tracked.filter((one) => one.startsWith('adapters/agents/') && one.endsWith('.js')))
    for (const name of importsOf(file)) t.regex(name, /^(adapters\/agents\/|node:)/, file);
});

test('no file is over 400 lines', (t) => {
  for (const file of tracked) t.true(textOf(file).split('\n').length <= 401, file);
});
