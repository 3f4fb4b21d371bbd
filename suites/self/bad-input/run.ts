import * as fc from 'fast-check';
import { type Act, allActs, makeStage } from './stage';
import { newThrown, type Recipe, type Thrown, values } from './values';

/**
 * Calls everything with everything, and tells what else comes out than an error that the specification knows, or what the application's
 * own code threw: `node run.js RUNS SEED`. In a process of its own, since what is reported as uncaught belongs to what comes out.
 */
const [runs = 300, seed = 1] = process.argv.slice(2).map(Number);

const names = [
  'InvalidStateError',
  'InvalidAccessError',
  'InvalidModificationError',
  'OperationError',
  'NotSupportedError',
  'SyntaxError',
  'InvalidCharacterError',
];

/** What JavaScript itself throws when it converts a value, looks at a proxy, or calls a class. */
const ofLanguage =
  /^Class constructors? .*without 'new'|^Cannot convert .* to|^Cannot perform '.*' on a proxy|^Invalid (array|string) length/;

/** Errors are made where the API is made: what is thrown anywhere else is a bug. */
const isOurs = ({ stack = '' }: Error): boolean => {
  const top = stack.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
  return /spec-model.simulator.(realm|members|classes|maplike|events)\.ts/.test(top);
};

const isExpected = (error: unknown, { errors }: Thrown): boolean => {
  if (errors.has(error)) return true;
  if (error instanceof DOMException) return names.includes(error.name);
  const simple = error instanceof TypeError || error instanceof RangeError;
  return simple && (isOurs(error) || ofLanguage.test(error.message));
};

let uncaught: unknown[] = [];
process.on('uncaughtException', (error) => uncaught.push(error));
process.on('unhandledRejection', (error) => uncaught.push(error));

interface Step {
  readonly act: number;
  readonly args: readonly Recipe[];
  /** Called on something else than the object that has it. */
  readonly on: Recipe | undefined;
}

let calls = 0;
const outcomes = new Map<string, number>();
const count = (outcome: string): void => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);

const show = (error: unknown): string => (error instanceof Error ? String(error.stack) : String(Object(error)));

const perform = async (steps: readonly Step[]): Promise<void> => {
  const stage = await makeStage();
  const acts = allActs(stage);
  const thrown = newThrown();
  const wrong: string[] = [];
  const look = (title: string, error: unknown): void => {
    count(thrown.errors.has(error) ? 'of the application' : String(Reflect.get(Object(error), 'name')));
    if (!isExpected(error, thrown)) wrong.push(`${title}: ${show(error)}`);
  };
  uncaught = [];
  for (const { act, args, on } of steps) {
    const { title, self, members, run } = acts[act % acts.length] as Act;
    const kitchen = { ...thrown, objects: stage.objects, members };
    const given = args.map((make) => make(kitchen));
    calls++;
    try {
      const result = run(on ? on(kitchen) : self, given);
      count('returned');
      if (result instanceof Promise) result.catch((error) => look(title, error));
    } catch (error) {
      look(title, error);
    }
  }
  await stage.clock.advance(100);
  for (const error of uncaught) look('uncaught', error);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
};

const elsewhere = fc.oneof({ arbitrary: fc.constant(undefined), weight: 9 }, { arbitrary: values, weight: 1 });
const step = fc.record({ act: fc.nat(), args: fc.array(values, { maxLength: 4 }), on: elsewhere });

fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), perform), {
  numRuns: runs,
  seed,
  endOnFailure: true,
}).then(
  () => console.log(JSON.stringify({ calls, outcomes: Object.fromEntries(outcomes) })),
  (error) => {
    console.log(error.cause ? String(error.cause.message) : String(error));
    process.exitCode = 1;
  },
);
