import type { Script } from '../spec-model/vocabulary';
import { scriptsOf } from './campaign/scripts-of';
import type { Property } from './property';
import { properties } from './registry';

/** A script of a property. */
export interface Aimed {
  readonly property: Property;
  readonly script: Script;
}

/** The scripts of all properties in rounds, one of each property a round; `generated` of each come after its cases. */
export const inRounds = (seed: number, generated: number): Aimed[] => {
  const lists = properties.map((property) => ({ property, scripts: scriptsOf(property, seed, generated) }));
  const rounds = Math.max(...lists.map(({ scripts }) => scripts.length));
  return Array.from({ length: rounds }, (_, round) =>
    lists.flatMap(({ property, scripts }) => {
      const script = scripts[round];
      return script ? [{ property, script }] : [];
    }),
  ).flat();
};

/** Times in virtual milliseconds. */
export const how = { quiet: 10, limit: 2000 };
