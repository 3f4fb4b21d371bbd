import { faults } from '../../adapters/fakes/faults';
import type { Fault } from '../../adapters/fakes/faults/fault';
import { type Aimed, inRounds } from '../rounds';
import { blindSpots } from './blind-spots';
import { type Found, findFault } from './find-fault';

/** How many scripts may be needed. */
export const budget = 1000;

let made: readonly Aimed[] | undefined;
/** Every property's cases, and 20 generated scripts of each; made once, when they are asked for. */
const scripts = (): readonly Aimed[] => {
  made ??= inRounds(1, 20);
  return made;
};

/** The first scripts of all properties. */
export const fewScripts = (): readonly Aimed[] => scripts().slice(0, budget);

/** Scripts of the properties that aim at a step come first. */
const aimedAt = (step: string): readonly Aimed[] => {
  const aims = ({ property }: Aimed) => property.checks.includes(step);
  return [...scripts().filter(aims), ...fewScripts().filter((one) => !aims(one))];
};

/** Searches for a fault with the scripts of the properties that aim at the step that it breaks, then with those of all. */
export const searchFault = (fault: Fault): Promise<Found | undefined> => findFault(fault, aimedAt(fault.breaks));

/** Planted faults that have to be found. */
export const visibleFaults = faults.filter(({ name }) => !(name in blindSpots));
