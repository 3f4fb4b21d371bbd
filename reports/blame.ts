import ambiguities from '../spec-model/catalogue/ambiguities.json';
import type { Report } from './json';
import { requirementOf } from './specification';

type Found = Report['findings'][number];

/** A place where the text is debated. */
export interface Ambiguity {
  /** Of w3c/webrtc-pc. */
  readonly issue: number;
  readonly open: boolean;
  readonly about: string;
}

/** A divergence, and which of the implementations show it. */
export interface BlameRow {
  /** The one with the shortest script. */
  readonly finding: Found;
  readonly shows: readonly string[];
  /** They ran what shows it elsewhere, and did not show it. */
  readonly doesNot: readonly string[];
  readonly notTried: readonly string[];
  /** Implementations that share no code all show it: the model or the specification may be wrong. */
  readonly suspect: boolean;
  readonly ambiguities: readonly Ambiguity[];
}

/** Which code an adapter's implementation is made of: those that share it are no second opinion. */
export type Engines = Readonly<Record<string, string>>;

/** One step may be why many things are refused, or let through: the cause alone does not make them the same. */
const keysOf = ({ divergence, cause, also }: Found): string[] => [
  divergence.fingerprint,
  ...also,
  ...(cause === undefined || divergence.aspect === 'outcome' ? [] : [`cause ${cause}`]),
];

interface Group {
  readonly keys: Set<string>;
  readonly found: { readonly report: Report; readonly finding: Found }[];
}

/** The same divergence, by any of its fingerprints or by its cause, is one group. */
export const grouped = (reports: readonly Report[]): readonly Group[] => {
  let groups: Group[] = [];
  for (const report of reports)
    for (const finding of report.findings) {
      const keys = keysOf(finding);
      const same = groups.filter((group) => keys.some((key) => group.keys.has(key)));
      groups = groups.filter((group) => !same.includes(group));
      groups.push({
        keys: new Set([...same.flatMap((group) => [...group.keys]), ...keys]),
        found: [...same.flatMap(({ found }) => found), { report, finding }],
      });
    }
  return groups;
};

const isWithin = (requirement: string, place: string): boolean =>
  requirement === place || requirement.startsWith(`${place}/`) || requirement.startsWith(`${place}.`);

export const ambiguitiesOf = (requirement: string): readonly Ambiguity[] =>
  ambiguities
    .filter(({ at }) => at.some((place) => isWithin(requirement, place)))
    .map(({ issue, open, about }) => ({ issue, open, about }));

/** What a report is called: its adapter, and its seed where there are several of that adapter. */
export const namesOf = (reports: readonly Report[]): readonly string[] =>
  reports.map(({ adapter, seed }) =>
    reports.filter((other) => other.adapter === adapter).length > 1 ? `${adapter} (seed ${seed})` : adapter,
  );

const rowOf = (
  { found }: Group,
  reports: readonly Report[],
  nameOf: (report: Report) => string,
  engines: Engines,
): BlameRow => {
  const finding = found.map((one) => one.finding).reduce((a, b) => (b.script.length < a.script.length ? b : a));
  const properties = new Set(found.map((one) => one.finding.property));
  const showing = new Set(found.map(({ report }) => report));
  const tried = (report: Report) => report.properties.some(({ id, scripts }) => properties.has(id) && scripts > 0);
  const others = reports.filter((report) => !showing.has(report));
  const engineOf = ({ adapter }: Report) => engines[adapter] ?? adapter;
  const agreeing = new Set([...showing].map(engineOf));
  const dissenting = others.filter(tried).map(engineOf);
  return {
    finding,
    shows: [...showing].map(nameOf),
    doesNot: others.filter(tried).map(nameOf),
    notTried: others.filter((report) => !tried(report)).map(nameOf),
    suspect: agreeing.size > 1 && dissenting.every((engine) => agreeing.has(engine)),
    ambiguities: ambiguitiesOf(requirementOf(finding.divergence)),
  };
};

/** Who differs from the model, and where all do: first what may be a fault of the model or the text, then by how many show it. */
export const blame = (reports: readonly Report[], engines: Engines): readonly BlameRow[] => {
  const names = namesOf(reports);
  const nameOf = (report: Report): string => names[reports.indexOf(report)] ?? report.adapter;
  return grouped(reports)
    .map((group) => rowOf(group, reports, nameOf, engines))
    .sort(
      (a, b) =>
        Number(b.suspect) - Number(a.suspect) ||
        b.shows.length - a.shows.length ||
        requirementOf(a.finding.divergence).localeCompare(requirementOf(b.finding.divergence), 'en', { numeric: true }),
    );
};
