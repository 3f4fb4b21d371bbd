import { checkEditions, scriptsFor } from './editions';

const perSeed = 2000;

/**
 * Runs scripts on the simulator under each edition and judges them by that and by another one: the first has to accept, the second may
 * refuse only what switches explain. `npx ts-node -T suites/self/editions-report.ts [SCRIPTS] [SEED]`
 */
const report = async (wanted: number, first: number): Promise<void> => {
  const started = Date.now();
  const refused = new Map<string, number>();
  let [scripts, accepted, unexplained] = [0, 0, 0];
  for (let seed = first; scripts < wanted; seed++) {
    const outcome = await checkEditions(seed, scriptsFor(seed, Math.min(perSeed, wanted - scripts)));
    scripts += outcome.scripts;
    accepted += outcome.accepted;
    unexplained += outcome.unexplained.length;
    for (const [name, count] of outcome.refused) refused.set(name, (refused.get(name) ?? 0) + count);
    for (const { what, script } of outcome.unexplained)
      console.log(`seed ${seed}: ${what}\n  ${JSON.stringify(script)}`);
  }
  const rate = Math.round(scripts / ((Date.now() - started) / 1000));
  console.log(
    `${scripts} scripts (${rate} a second): ${accepted} accepted by the other edition, ${unexplained} unexplained`,
  );
  console.log('refused, by the switches that explain it:');
  for (const [name, count] of [...refused].sort(([, a], [, b]) => b - a))
    console.log(`  ${String(count).padStart(6)} ${name}`);
};

report(Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 1));
