import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';

const root = join(__dirname, '..', '..');
const program = join(__dirname, 'bad-input', 'run.ts');

interface Report {
  readonly calls: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

test('whatever an application passes in, what comes out is an error of the specification or its own', async (t) => {
  const args = ['-r', join(root, 'scripts/register.js'), program, '150', '1'];
  const run = promisify(execFile)(process.execPath, args, { cwd: root, timeout: 50_000 });
  const { stdout } = await run.catch((error) => t.fail(error.stdout || String(error)) as never);
  const { calls, outcomes }: Report = JSON.parse(stdout);
  t.true(calls > 3000, `${calls} calls`);
  for (const outcome of ['returned', 'TypeError', 'InvalidStateError', 'of the application'])
    t.true((outcomes[outcome] ?? 0) > 10, `${outcome}: ${outcomes[outcome]}`);
});
