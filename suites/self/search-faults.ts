import { faults } from '../../adapters/fakes/faults';
import type { Fault } from '../../adapters/fakes/faults/fault';
import { plantedSession } from '../../adapters/fakes/planted';
import { judge } from '../../spec-model/judge/judge';
import { how } from '../rounds';
import { blindSpots } from './blind-spots';
import { mostCommands } from './fault-lengths';
import { fewScripts, searchFault } from './fault-search';
import { type FaultWitness, readWitnesses, writeWitnesses } from './fault-witnesses';
import { findFault } from './find-fault';

const options = process.argv.slice(2);
const writes = options.includes('--write');
const onlyMissing = options.includes('--missing');
const names = options.filter((option) => !option.startsWith('--'));

/** All that are known when some are searched for; those of all faults are searched for anew. */
const witnesses: Record<string, FaultWitness> = names.length > 0 || onlyMissing ? { ...readWitnesses() } : {};

const tell = (fault: Fault, what: string, wrong = false): void => {
  if (wrong) process.exitCode = 1;
  console.log(`${wrong ? 'WRONG ' : ''}${fault.name}: ${what}`);
};

const search = async (fault: Fault): Promise<void> => {
  const found = await searchFault(fault);
  if (!found) return tell(fault, 'not found', true);
  const { property, scripts, script, step, duration } = found;
  const { divergence } = judge(await plantedSession(fault).perform(script, how));
  if (!divergence) return tell(fault, `not repeated: ${JSON.stringify(script)}`, true);
  const most = mostCommands(fault.name);
  const cost = `by ${property} after ${scripts} scripts, ${Math.round(duration)} ms`;
  tell(fault, `${script.length} commands of at most ${most}, ${cost}`, script.length > most);
  witnesses[fault.name] = { property, fingerprint: divergence.fingerprint, step, script };
  if (writes || onlyMissing) writeWitnesses(witnesses);
};

const stayUnseen = async (fault: Fault): Promise<void> => {
  const found = await findFault(fault, fewScripts());
  tell(fault, found ? 'found: it is no blind spot any more' : `not noticed: ${blindSpots[fault.name]}`, !!found);
};

const isWanted = ({ name }: Fault): boolean =>
  names.length > 0 ? names.includes(name) : !onlyMissing || !(name in witnesses);

/** Searches for the planted faults; fixtures/faults/README.md says how it is called. Exit code 1 if one is not found. */
const searchAll = async (): Promise<void> => {
  const there = new Set(faults.map(({ name }) => name));
  for (const name of Object.keys(witnesses)) if (!there.has(name)) delete witnesses[name];
  for (const fault of faults.filter(isWanted)) await (fault.name in blindSpots ? stayUnseen(fault) : search(fault));
};

searchAll();
