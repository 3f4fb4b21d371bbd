import { simulatorSession } from '../../adapters/simulator';
import { collect, writtenBy } from '../mutation/corpus';
import { amongFailures, mutantsOf, tryMutant } from '../mutation/mutants';
import { inRounds } from '../rounds';

/** Of one script: no script of the suites needs a tenth of it. */
const FUEL = 20_000;

const main = async (): Promise<void> => {
  const [generated = '20', most = '40', only] = process.argv.slice(2);
  const started = performance.now();
  const corpus = await collect(simulatorSession(), inRounds(1, Number(generated)));
  const written = await writtenBy(simulatorSession(), corpus);
  const mutants = mutantsOf(corpus, written).filter(({ algorithm }) => only === undefined || algorithm === only);
  console.log(`${corpus.size} steps run, ${mutants.length} mutants, ${Math.round(performance.now() - started)} ms`);
  let killed = 0;
  for (const mutant of mutants) {
    const begun = performance.now();
    const { kill, tried } = await tryMutant(() => simulatorSession({ fuel: FUEL }), mutant, Number(most));
    const took = Math.round(performance.now() - begun);
    if (kill) killed++;
    if (!kill)
      console.log(`survives: ${mutant.mutation} ${mutant.algorithm}/${mutant.step} (${tried} scripts, ${took} ms)`);
  }
  console.log(`${killed} of ${mutants.length} killed, ${Math.round((performance.now() - started) / 1000)} s`);
};

amongFailures(main);
