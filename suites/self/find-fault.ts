import type { Session } from '../../adapters/contract';
import type { Fault } from '../../adapters/fakes/faults/fault';
import { plantedSession } from '../../adapters/fakes/planted';
import { explain } from '../../spec-model/judge/explain';
import { judge } from '../../spec-model/judge/judge';
import type { Divergence, Script } from '../../spec-model/vocabulary';
import { shrink } from '../campaign/shrink';
import { type Aimed, how } from '../rounds';

/** How a planted fault was found. */
export interface Found {
  readonly property: string;
  /** How many scripts it took, the one that showed it included. */
  readonly scripts: number;
  /** The shortest script, and what it shows. */
  readonly script: Script;
  readonly divergence: Divergence;
  /** `algorithm/step` to which the fault is put down. */
  readonly step: string;
  /** Wall time in milliseconds, shrinking and explanation included. */
  readonly duration: number;
}

const divergenceOf = async (session: Session, script: Script) => {
  const trace = await session.perform(script, how);
  const { divergence } = judge(trace);
  return divergence && { trace, divergence };
};

/** Runs scripts until one diverges; shrinks and explains that, as a campaign does. */
export const findFault = async (fault: Fault, scripts: readonly Aimed[]): Promise<Found | undefined> => {
  const started = performance.now();
  const session = plantedSession(fault);
  for (const [index, { property, script }] of scripts.entries()) {
    const first = await divergenceOf(session, script);
    if (!first) continue;
    const shows = async (candidate: Script) => {
      const shown = await divergenceOf(session, candidate);
      return shown?.divergence.fingerprint === first.divergence.fingerprint ? shown.trace : undefined;
    };
    const shortest = await shrink(script, shows);
    const last = (await divergenceOf(session, shortest)) ?? first;
    const { at } = explain(last.trace, last.divergence) ?? last.divergence;
    const step = at.step === '' ? at.algorithm : `${at.algorithm}/${at.step}`;
    const duration = performance.now() - started;
    return { property: property.id, scripts: index + 1, script: shortest, divergence: last.divergence, step, duration };
  }
  return undefined;
};
