import { Connection } from '../peer-connection/connection';
import { type MemberType, mandatory, referencesOf } from '../stats/mandatory';
import type { StatsReport } from '../stats/stats-report';
import type { Seen } from '../vocabulary';
import type { ValueRun } from './compare-outcome';
import { handleOf } from './lookahead';
import { plain } from './plain';
import { show } from './refused';
import { type Existing, existing } from './stats-existing';

type Members = Readonly<Record<string, unknown>>;
type Report = ReadonlyMap<string, Members>;

/** The reports of connections so far, by id: what was said last of each object. */
const told = new WeakMap<object, Map<object, Map<string, Members>>>();

const toldOf = (run: ValueRun, connection: object): Map<string, Members> => {
  const all = told.get(run.bindings) ?? new Map<object, Map<string, Members>>();
  told.set(run.bindings, all);
  const known = all.get(connection) ?? new Map<string, Members>();
  all.set(connection, known);
  return known;
};

class Comparison {
  constructor(
    private readonly run: ValueRun,
    private readonly report: Report,
  ) {}

  differ(what: string, step: string, expected: string, observed: string): void {
    const [algorithm = '', name = ''] = step.split('/');
    const at = { algorithm, step: name };
    this.run.differ({ aspect: 'value', subject: `RTCStatsReport: ${what}`, expected, observed, at });
  }

  /** What every dictionary of a report has. */
  general(id: string, stats: Members): void {
    const { type, timestamp } = stats;
    if (stats.id !== id) this.differ('id', 'RTCStats/id', 'the key in the report', 'another value');
    if (typeof type !== 'string') this.differ('type', 'RTCStats/type', 'a string', show(type));
    if (typeof timestamp !== 'number') this.differ('timestamp', 'RTCStats/timestamp', 'a number', show(timestamp));
  }

  private fits(value: unknown, type: MemberType): boolean {
    if (type === 'count') return typeof value === 'number' && value >= 0 && Number.isInteger(value);
    if (!type.startsWith('id of ')) return typeof value === type;
    return typeof value === 'string' && this.report.get(value)?.type === type.slice('id of '.length);
  }

  /** The mandatory members of one dictionary. */
  members(stats: Members): void {
    const type = String(stats.type);
    for (const [name, member] of Object.entries(mandatory[type] ?? {})) {
      const value = stats[name];
      const missing = value === undefined || value === null;
      if (missing ? !member.always : this.fits(value, member.type)) continue;
      const observed = missing ? 'nothing' : member.type.startsWith('id of ') ? 'no id of such' : typeof value;
      this.differ(`${type}.${name}`, `mandatory-stats/${type}`, wordsFor(member.type), observed);
    }
  }

  /** Two dictionaries of the same object. */
  progress(before: Members, now: Members): void {
    const type = String(now.type);
    if (before.type !== type)
      this.differ('type', 'RTCStats/id', 'an id always stands for the same object', 'another type');
    if (Number(now.timestamp) < Number(before.timestamp))
      this.differ('timestamp', 'RTCStats/timestamp', 'not before that of an earlier report', 'before it');
    for (const [name, { type: kind }] of Object.entries(mandatory[type] ?? {}))
      if (kind === 'count' && Number(now[name]) < Number(before[name]))
        this.differ(`${type}.${name}`, 'RTCStats/counter', 'not less than in an earlier report', 'less');
  }

  /** Statistics that have to be there, since their object is. */
  existing({ type, count, matches, what }: Existing): void {
    const found = [...this.report.values()].filter((stats) => stats.type === type && matches(stats));
    if (found.length < count)
      this.differ(what, `mandatory-stats/${type}`, 'there is one', found.length > 0 ? 'fewer' : 'none');
  }

  /** A report about a sender or receiver: its streams, and what they refer to. */
  selected(type: string): void {
    const reached = new Set([...this.report].filter(([, stats]) => stats.type === type).map(([id]) => id));
    for (const id of reached) for (const other of referencesOf(this.report.get(id) ?? {})) reached.add(other);
    for (const [id, stats] of this.report)
      if (!reached.has(id))
        this.differ(
          `${stats.type}`,
          `stats-selection/${type === 'outbound-rtp' ? '3b' : '4b'}`,
          'what its streams refer to',
          'more',
        );
  }
}

const wordsFor = (type: MemberType): string => {
  if (type === 'count') return 'a count';
  return type.startsWith('id of ') ? `the ${type} in the report` : `a ${type}`;
};

/** Objects that last as long as their connection. */
const lasting: readonly unknown[] = ['peer-connection', 'data-channel'];

const compareWithEarlier = (
  comparison: Comparison,
  before: Map<string, Members>,
  report: Report,
  whole: boolean,
): void => {
  for (const [id, stats] of report) {
    const earlier = before.get(id);
    if (earlier) comparison.progress(earlier, stats);
  }
  if (whole)
    for (const [id, { type }] of before)
      if (lasting.includes(type) && !report.has(id))
        comparison.differ(`${type}`, 'RTCStats/id', 'the id of an earlier report', 'another id, or none');
  for (const [id, stats] of report) before.set(id, stats);
};

const typeOf = (selector: object): string => ('receiverTrack' in selector ? 'inbound-rtp' : 'outbound-rtp');

/** What the text says of any report; the values are those of the implementation. */
export const compareStats = (
  run: ValueRun,
  subject: string,
  { selector, connectedBefore }: StatsReport,
  seen: Seen,
): void => {
  const report = plain(run, seen);
  if (!(report instanceof Map))
    return run.differ({
      aspect: 'value',
      subject: `${subject}: value`,
      expected: 'an RTCStatsReport',
      observed: show(seen),
    });
  const handle = handleOf(seen);
  const comparison = new Comparison(run, report);
  for (const [id, stats] of report as Report) comparison.general(id, stats);
  for (const stats of (report as Report).values()) comparison.members(stats);
  const whole = selector instanceof Connection;
  const connection = whole ? selector : (selector as { readonly connection: Connection }).connection;
  if (whole) for (const one of existing(connection, connectedBefore)) comparison.existing(one);
  else comparison.selected(typeOf(selector));
  compareWithEarlier(comparison, toldOf(run, connection), report as Report, whole);
  if (handle !== undefined && !run.bindings.object(handle)) run.bindings.bind(handle, { selector });
};
