import type { Verdict } from '../../spec-model/vocabulary';
import type { PropertyResult } from '../../suites/campaign/result';
import type { Format, Style } from './style';

/** In the order of gravity: the first one that occurs gives the property its mark. */
const VERDICTS: readonly { verdict: Verdict; mark: string; format: Format; word: string }[] = [
  { verdict: 'harness-error', mark: '!', format: 'red', word: 'peerproof failed' },
  { verdict: 'diverges', mark: '✗', format: 'red', word: 'diverge' },
  { verdict: 'crash', mark: '!', format: 'magenta', word: 'crash' },
  { verdict: 'hang', mark: '!', format: 'magenta', word: 'hang' },
  { verdict: 'garbage', mark: '!', format: 'magenta', word: 'garbage' },
  { verdict: 'inconclusive', mark: '?', format: 'yellow', word: 'inconclusive' },
  { verdict: 'conforms', mark: '✓', format: 'green', word: 'conform' },
  { verdict: 'permitted-variance', mark: '✓', format: 'green', word: 'vary as permitted' },
  { verdict: 'unsupported', mark: '-', format: 'dim', word: 'unsupported' },
];

const NOT_RUN = { mark: '?', format: 'yellow' as Format };

/** How divergences are set when all that were found are known. */
const KNOWN = { mark: '~', format: 'yellow' as Format, word: 'diverge as known' };

const verdictsOf = (allKnown: boolean) =>
  VERDICTS.map((row) => (allKnown && row.verdict === 'diverges' ? { ...row, ...KNOWN } : row));

const propertyLine = (property: PropertyResult, column: number, allKnown: boolean, { paint }: Style): string => {
  const seen = verdictsOf(allKnown).filter(({ verdict }) => property.verdicts[verdict] > 0);
  const { mark, format } = seen[0] ?? NOT_RUN;
  const counts = seen.map(({ verdict, word, mark, format }) => {
    const text = `${property.verdicts[verdict].toLocaleString('en-US')} ${word}`;
    return mark === '✓' ? text : paint(format, text);
  });
  const name = property.id.slice(property.suite.length + 1).padEnd(column);
  return `  ${paint(format, mark)} ${name}  ${counts.join(', ') || paint('yellow', 'not run')}`;
};

/** Per suite a heading, and one line a property. */
export const propertyLines = (properties: readonly PropertyResult[], allKnown: boolean, style: Style): string[] => {
  const column = Math.max(0, ...properties.map(({ id, suite }) => id.length - suite.length - 1));
  const suites = [...new Set(properties.map(({ suite }) => suite))];
  return suites.flatMap((suite) => [
    '',
    style.paint('bold', suite),
    ...properties
      .filter((property) => property.suite === suite)
      .map((property) => propertyLine(property, column, allKnown, style)),
  ]);
};
