import type { Entry, Script } from '../../spec-model/vocabulary';
import type { Environment } from '../agents/environment';
import createAgent from '../agents/javascript';
import type { Implementation, PerformOptions, Session } from '../contract';

/**
 * A session in this very process, for implementations in JavaScript that are trusted to return: a call that never does stops
 * everything.
 */
export const inProcess = (implementation: Implementation, environment: Environment): Session => {
  const run = createAgent(environment);
  let id = 0;
  return {
    implementation,
    async perform(script: Script, options: PerformOptions) {
      const entries: Entry[] = [];
      try {
        await run({ id: id++, script, ...options }, (entry) => {
          entries.push(entry);
          options.heard?.(entry);
        });
      } catch (error) {
        entries.push({ t: 'broken', how: 'crash', detail: String(error) });
      }
      return entries;
    },
    stop: async () => {},
  };
};
