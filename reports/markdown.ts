import type { Report } from './json';
import { linkOf, requirementOf } from './specification';

/** The markers between which a part of a page is written by a command. */
export const markersOf = (part: string): readonly [begin: string, end: string] => [
  `<!-- ${part}:begin -->`,
  `<!-- ${part}:end -->`,
];
export const [BEGIN, END] = markersOf('results');

export const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;');

export const code = (text: string): string =>
  `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'").replaceAll('|', '\\|')}\``;

export const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const VERDICTS = [
  ['conforms', 'conform'],
  ['permitted-variance', 'vary as permitted'],
  ['diverges', 'diverge'],
  ['unsupported', 'unsupported'],
  ['inconclusive', 'inconclusive'],
  ['crash', 'crash'],
  ['hang', 'hang'],
  ['garbage', 'garbage'],
  ['harness-error', 'peerproof failed'],
] as const;

const runs = (reports: readonly Report[]): string =>
  table(
    ['implementation', 'edition', 'seed', 'scripts', 'distinct divergences', 'scripts that'],
    reports.map((report) => [
      cell(report.implementation.version),
      cell(report.edition),
      String(report.seed),
      String(report.scripts),
      String(report.findings.length),
      VERDICTS.map(([verdict, word]) => ({
        word,
        count: report.properties.reduce((sum, { verdicts }) => sum + verdicts[verdict], 0),
      }))
        .filter(({ count }) => count > 0)
        .map(({ word, count }) => `${count} ${word}`)
        .join(', '),
    ]),
  );

const propertyCell = (report: Report, id: string): string => {
  const property = report.properties.find((property) => property.id === id);
  if (!property || property.scripts === 0) return 'not run';
  const { verdicts } = property;
  const unfinished =
    verdicts.crash + verdicts.hang + verdicts.garbage + verdicts.inconclusive + verdicts['harness-error'];
  const found = report.findings.filter((finding) => finding.property === id).map(({ hash }) => ` ${code(hash)}`);
  const parts = [
    ...(verdicts.diverges > 0
      ? [`${verdicts.diverges} of ${property.scripts} diverge${found.length > 0 ? `:${found.join('')}` : ''}`]
      : []),
    ...(unfinished > 0 ? [`${unfinished} of ${property.scripts} not judged`] : []),
    ...(verdicts.unsupported > 0 ? [`${verdicts.unsupported} of ${property.scripts} unsupported`] : []),
  ];
  return parts.length > 0 ? parts.join('; ') : 'conforms';
};

const properties = (reports: readonly Report[]): string => {
  const ids = [...new Set(reports.flatMap((report) => report.properties.map(({ id }) => id)))].sort();
  return table(
    ['property', ...reports.map(({ implementation }) => cell(implementation.version))],
    ids.map((id) => [code(id), ...reports.map((report) => propertyCell(report, id))]),
  );
};

type Found = Report['findings'][number] & { readonly implementations: readonly string[] };

/** The same divergence in several implementations is one row. */
const merged = (reports: readonly Report[]): Found[] => {
  const rows = new Map<string, Found>();
  for (const { findings, implementation } of reports)
    for (const finding of findings) {
      const { fingerprint } = finding.divergence;
      const implementations = [...(rows.get(fingerprint)?.implementations ?? []), implementation.version];
      rows.set(fingerprint, { ...(rows.get(fingerprint) ?? finding), implementations });
    }
  const requirement = ({ divergence }: Found): string => requirementOf(divergence);
  return [...rows.values()].sort((a, b) => requirement(a).localeCompare(requirement(b), 'en', { numeric: true }));
};

const divergences = (reports: readonly Report[]): string =>
  table(
    ['', 'requirement', 'expected', 'observed', 'where'],
    merged(reports).map(({ hash, divergence, implementations }) => [
      code(hash),
      `[${cell(requirementOf(divergence))}](${linkOf(divergence.at)})`,
      cell(divergence.expected),
      cell(divergence.observed),
      implementations.map(cell).join(', '),
    ]),
  );

/** The published results, rendered from reports: which runs, what each property showed, and each distinct divergence. */
export const resultsMarkdown = (reports: readonly Report[]): string => {
  const sorted = [...reports].sort((a, b) =>
    a.implementation.version.localeCompare(b.implementation.version, 'en', { numeric: true }),
  );
  const sections = [
    ['Runs', runs(sorted)],
    ['Properties', properties(sorted)],
    ...(sorted.some(({ findings }) => findings.length > 0) ? [['Divergences', divergences(sorted)]] : []),
  ];
  return sections.map(([title, body]) => `### ${title}\n\n${body}\n`).join('\n');
};

/** The page with the text between the markers of a part replaced; undefined if it lacks them, or they are the wrong way round. */
export const replaceBetweenMarkers = (page: string, body: string, part = 'results'): string | undefined => {
  const [opening, closing] = markersOf(part);
  const [begin, end] = [page.indexOf(opening), page.indexOf(closing)];
  if (begin < 0 || end < begin) return undefined;
  return `${page.slice(0, begin + opening.length)}\n\n${body.trim()}\n\n${page.slice(end)}`;
};
