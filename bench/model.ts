import * as fc from 'fast-check';
import { simulatorSession } from '../adapters/simulator';
import { judge } from '../spec-model/judge/judge';
import type { Trace } from '../spec-model/vocabulary';
import { scriptsOf } from '../suites/campaign/scripts-of';
import { properties } from '../suites/registry';
import { median } from './median';

/**
 * Commands per second through the model: generated, simulated behind the W3C API, recorded by the agent and judged; against fast-check's
 * asyncModelRun on a model that only counts. Both in this process, in turns; medians of the rounds.
 */
const rounds = 5;

interface Counter {
  value: number;
}

class Increment implements fc.AsyncCommand<Counter, Counter> {
  check = () => true;
  async run(model: Counter, real: Counter) {
    model.value++;
    real.value++;
    if (model.value !== real.value) throw new Error('the counters differ');
  }
}

const commandsPerSecond = async (run: () => Promise<number>): Promise<number> => {
  const start = performance.now();
  const commands = await run();
  return (commands * 1000) / (performance.now() - start);
};

const trivial = async (seed: number): Promise<number> => {
  let commands = 0;
  const arbitrary = fc.commands([fc.constant(new Increment())], { maxCommands: 20, size: 'max' });
  const property = fc.asyncProperty(arbitrary, async (list) => {
    const real = { value: 0 };
    await fc.asyncModelRun(() => ({ model: { value: 0 }, real }), list);
    commands += real.value;
  });
  await fc.assert(property, { seed, numRuns: 3000 });
  return commands;
};

/** Properties of which a script diverges on the simulator: a defect of the model, which is none of this measurement's. */
const diverging = new Set<string>();

const stages = { generated: 0, simulated: 0, judged: 0 };

const model = async (seed: number): Promise<number> => {
  let commands = 0;
  const session = simulatorSession();
  for (const property of properties) {
    const started = performance.now();
    const scripts = scriptsOf({ ...property, cases: [] }, seed, 12);
    const generated = performance.now();
    const traces: Trace[] = [];
    for (const script of scripts) traces.push(await session.perform(script, { quiet: 10, limit: 1000 }));
    const simulated = performance.now();
    for (const trace of traces) {
      const { verdict } = judge(trace);
      if (verdict === 'diverges') diverging.add(property.id);
    }
    stages.generated += generated - started;
    stages.simulated += simulated - generated;
    stages.judged += performance.now() - simulated;
    commands += scripts.reduce((sum, script) => sum + script.length, 0);
  }
  return commands;
};

const rate = (value: number): string => Math.round(value).toLocaleString('en').padStart(12);

const main = async (): Promise<void> => {
  await trivial(0);
  await model(0);
  const results: { readonly model: number; readonly trivial: number }[] = [];
  for (let round = 1; round <= rounds; round++)
    results.push({
      model: await commandsPerSecond(() => model(round)),
      trivial: await commandsPerSecond(() => trivial(round)),
    });
  const total = stages.generated + stages.simulated + stages.judged;
  const share = (stage: number): string => `${Math.round((100 * stage) / total)} %`;
  console.log(`commands per second, medians of ${rounds} rounds in turns`);
  console.log(`  generated, simulated, recorded and judged ${rate(median(results.map((r) => r.model)))}`);
  console.log(`  asyncModelRun, a model that counts        ${rate(median(results.map((r) => r.trivial)))}`);
  console.log(
    `  ratio                                     ${median(results.map((r) => r.model / r.trivial))
      .toFixed(4)
      .padStart(12)}`,
  );
  console.log(
    `time of the first: generating ${share(stages.generated)}, simulating and recording ${share(stages.simulated)}, judging ${share(stages.judged)}`,
  );
  if (diverging.size > 0) console.log(`diverge on the simulator, which is a defect: ${[...diverging].join(', ')}`);
};

void main();
