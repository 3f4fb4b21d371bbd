import type { Session } from '../../adapters/contract';
import { stepCounts } from '../../spec-model/infra/step';
import type { Script } from '../../spec-model/vocabulary';
import { how } from '../rounds';
import { lengthOf, withoutWaits } from './alphabets/letters';
import type { Explored } from './explore';
import type { StepWitness } from './result';

/** The steps that a script runs behind the API, those among them by which the agent looks at what there is. One script at a time. */
export const stepsOf = async (session: Pick<Session, 'perform'>, script: Script): Promise<ReadonlySet<string>> => {
  const before = stepCounts();
  await session.perform(script, how);
  return new Set([...stepCounts()].flatMap(([name, count]) => (count > (before.get(name) ?? 0) ? [name] : [])));
};

/** Step 10 comes after step 9. */
const byNumber = new Intl.Collator('en', { numeric: true });

interface Found {
  readonly alphabet: string;
  readonly script: Script;
  readonly length: number;
}

/** For each step, the shortest script that was found to run it. */
export class Witnesses {
  private readonly found = new Map<string, Found>();

  note(alphabet: string, { script, length, ran }: Explored): void {
    for (const step of ran) {
      const known = this.found.get(step);
      if (!known || length < known.length) this.found.set(step, { alphabet, script, length });
    }
  }

  get size(): number {
    return this.found.size;
  }

  /**
   * Runs what was found behind the API, without its waits if they are not needed.
   * @returns what runs its step there too, by step
   */
  async confirmed(session: Pick<Session, 'perform'>): Promise<StepWitness[]> {
    const scripts = new Set([...this.found.values()].sort((a, b) => a.length - b.length));
    const seen = new Set<string>();
    const witnesses = new Map<string, StepWitness>();
    for (const { alphabet, script } of scripts)
      for (const variant of [withoutWaits(script), script]) {
        const text = JSON.stringify(variant);
        if (seen.has(text)) continue;
        seen.add(text);
        for (const step of await stepsOf(session, variant))
          if (!witnesses.has(step)) witnesses.set(step, { step, alphabet, length: lengthOf(variant), script: variant });
      }
    return [...witnesses.values()].sort((a, b) => byNumber.compare(a.step, b.step));
  }
}
