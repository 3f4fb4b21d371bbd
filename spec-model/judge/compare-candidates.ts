import type { Description } from '../peer-connection/connection';
import { viewDescription } from '../sdp/view';
import type { Difference, StepAt } from './refused';

type Differ = (difference: Difference) => void;

const presence = (wanted: boolean): Pick<Difference, 'expected' | 'observed'> =>
  wanted ? { expected: 'present', observed: 'absent' } : { expected: 'absent', observed: 'present' };

/** A candidate without its extensions: a section and an event may give it others. */
const essence = (candidate: string): string => candidate.split(' ').slice(0, 8).join(' ').toLowerCase();

/** RFC 8840 has the line at session level, too; of that RFC 9429 says nothing. */
const endsAll = (sdp: string): boolean => /^a=end-of-candidates\r?$/m.test(sdp.split(/^m=/m)[0] ?? '');

/** What addIceCandidate puts into a section; an implementation may drop lines that are there already. `name`: of the attribute. */
export const compareAdded = (differ: Differ, name: string, expected: Description, observed: string): void => {
  const seen = viewDescription(observed).sections;
  const told = (subject: string, rest: Pick<Difference, 'expected' | 'observed'>) =>
    differ({ aspect: 'value', subject: `${name}: ${subject}`, ...rest, at: undefined });
  for (const { index, candidates, endOfCandidates } of viewDescription(expected.sdp).sections) {
    const section = seen[index];
    if (!section) continue;
    const wanted = { expected: 'those that were added' };
    if (section.candidates.length < new Set(candidates.map(essence)).size)
      told('candidates', { ...wanted, observed: 'fewer' });
    if (section.candidates.length > candidates.length) told('candidates', { ...wanted, observed: 'more' });
    if (section.endOfCandidates !== endOfCandidates && !endsAll(expected.sdp))
      told('a=end-of-candidates', presence(endOfCandidates));
  }
};

/** How often each section has the line. */
const endsOf = (sdp: string): number[] =>
  sdp.split(/^(?=m=)/m).map((section) => section.match(/^a=end-of-candidates\r?$/gm)?.length ?? 0);

/**
 * What events told of is in the local description by then. It may be ahead of them, but once an event has told the end of the generation,
 * candidates of another one do not get there. `name`: of the attribute; `other`: the pending or current description beside it.
 */
export const compareGathered = (
  differ: Differ,
  name: string,
  expected: Description,
  observed: string,
  other: Description | null = null,
): void => {
  const seen = viewDescription(observed).sections;
  const told = (subject: string, at: StepAt, rest: Pick<Difference, 'expected' | 'observed'>) =>
    differ({ aspect: 'value', subject: `${name}: ${subject}`, ...rest, at });
  const isCurrent = name === 'currentLocalDescription';
  const ended = { algorithm: 'ice-generation-gathered', step: isCurrent ? '3' : '2' };
  const ends = endsOf(expected.sdp);
  if (endsOf(observed).some((times, place) => times > Math.max(1, ends[place] ?? 0)))
    told('a=end-of-candidates', ended, { expected: 'once', observed: 'again' });
  const others = other ? viewDescription(other.sdp).sections : [];
  for (const { index, candidates, endOfCandidates, ufrag } of viewDescription(expected.sdp).sections) {
    const section = seen[index];
    if (!section) continue;
    const known = new Set(section.candidates.map(essence));
    const surfaced = { algorithm: 'surface-a-candidate', step: isCurrent ? '4' : '3' };
    if (candidates.some((candidate) => !known.has(essence(candidate))))
      told('candidates', surfaced, { expected: 'those that events told of', observed: 'fewer' });
    const beside = others[index]?.ufrag === ufrag ? [] : (others[index]?.candidates ?? []);
    const own = new Set(candidates.map(essence));
    const isStray = (candidate: string) => known.has(candidate) && !own.has(candidate);
    if (endOfCandidates && beside.map(essence).some(isStray))
      told('candidates', surfaced, { expected: 'those of its generation', observed: 'those of another one' });
    if (endOfCandidates && !section.endOfCandidates) told('a=end-of-candidates', ended, presence(true));
  }
};
