import type { Divergence } from '../../spec-model/vocabulary';
import { counted } from '../counted';
import { shortHash } from '../fingerprint';
import type { Gate } from '../gate';
import { requirementOf } from '../specification';
import { titleOf } from '../title';
import type { ReportInput } from './input';
import { labelled, type Style, wrap } from './style';

const section = (title: string, lines: readonly string[], { paint }: Style): string[] =>
  lines.length === 0 ? [] : ['', paint('bold', title), ...lines];

const hung = (text: string, style: Style, mark = ' '): string[] =>
  wrap(text, style.width - 6).map((line, index) => `  ${index === 0 ? mark : ' '} ${index === 0 ? '' : '  '}${line}`);

const shortText = (divergence: Divergence): string => `${titleOf(divergence)} (${requirementOf(divergence)})`;

const newLines = ({ gate, files }: ReportInput, style: Style): string[] =>
  gate.new
    .map(({ divergence }) => ({ divergence, number: files.get(divergence.fingerprint)?.number ?? 0 }))
    .sort((a, b) => a.number - b.number)
    .flatMap(({ divergence, number }) => hung(`${number} ${shortText(divergence)}`, style, style.paint('red', '✗')));

const unconfirmedLines = ({ unconfirmed }: Gate, style: Style): string[] =>
  unconfirmed.flatMap((divergence) =>
    hung(
      `${shortText(divergence)}: expected ${divergence.expected}; observed ${divergence.observed}`,
      style,
      style.paint('yellow', '?'),
    ),
  );

const staleLines = ({ stale }: Gate, style: Style): string[] =>
  stale.flatMap(({ at, property, fingerprint }) =>
    hung(`${shortHash(fingerprint)} ${at} (${property})`, style, style.paint('yellow', '✓')),
  );

const brokenLines = ({ result }: ReportInput, style: Style): string[] => {
  const kinds = new Map<string, number>();
  for (const { how, property, detail } of result.broken) {
    const key = `${how}: ${property}: ${detail}`;
    kinds.set(key, (kinds.get(key) ?? 0) + 1);
  }
  return [...kinds].flatMap(([text, times]) =>
    hung(times === 1 ? text : `${text} (${times} times)`, style, style.paint('magenta', '!')),
  );
};

const byCount = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b, 'en'))
    .map(([name, count]) => `${name} (${count.toLocaleString('en-US')})`)
    .join(', ');

const oneLiners = ({ result }: ReportInput, style: Style): string[] => {
  const [variances, missing] = [byCount(result.variances), byCount(result.missing)];
  return [
    ...(variances === '' ? [] : labelled(style, 'variances', variances, { indent: 0, column: 13 })),
    ...(missing === '' ? [] : labelled(style, 'unsupported', missing, { indent: 0, column: 13 })),
  ];
};

const HOLDS = 'no new divergence';

const verdictText = ({ gate, interrupted, baseline }: ReportInput): string => {
  const parts = [
    gate.new.length > 0 ? counted(gate.new.length, 'new divergence') : HOLDS,
    ...(gate.known.length > 0 ? [`${gate.known.length} known`] : []),
    ...(gate.stale.length > 0 ? [`${gate.stale.length} known but gone`] : []),
    ...gate.inconclusive,
    ...(gate.outcome === 'harness-error' ? ['peerproof failed on some scripts'] : []),
    ...(interrupted ? ['interrupted'] : []),
  ];
  return `${parts.join('; ')}${baseline === undefined ? '' : ` (baseline: ${baseline})`}`;
};

const COLOURS = {
  holds: 'green',
  stale: 'yellow',
  inconclusive: 'magenta',
  'harness-error': 'red',
  'new-divergence': 'red',
} as const;

const workText = ({ scripts, commands, duration, seed }: ReportInput['result']): string =>
  `${counted(scripts, 'script')}, ${counted(commands, 'command')} in ${(duration / 1000).toFixed(1)} s, seed ${seed}`;

/** What to type next, if anything is left to do. */
export const nextCommand = (input: ReportInput): string | undefined => {
  const { gate, files, invocation, traces, result } = input;
  const first = gate.new[0] ?? gate.known[0]?.finding;
  const again = ['npx peerproof run', invocation.adapter, ...invocation.options];
  if (gate.outcome === 'inconclusive') {
    const [broken] = result.broken;
    return broken
      ? `npx peerproof run ${invocation.adapter} --suite ${broken.property} --seed ${result.seed}`
      : `npx peerproof judge ${traces}`;
  }
  if (gate.outcome === 'harness-error') return `PEERPROOF_DEBUG=1 ${again.join(' ')} --seed ${result.seed}`;
  if (gate.outcome === 'stale') return `${again.join(' ')} --baseline ${input.baseline} --update-baseline`;
  const file = first && files.get(first.divergence.fingerprint)?.file;
  return file === undefined ? undefined : `npx peerproof replay ${file}`;
};

/** The end of the report: failures again in short, one-liners, the verdict on the run, and what to type next. */
export const closing = (input: ReportInput, style: Style): string[] => {
  const next = nextCommand(input);
  const ending = oneLiners(input, style);
  return [
    ...section('New divergences', newLines(input, style), style),
    ...section('Seen, but not again', unconfirmedLines(input.gate, style), style),
    ...section('Known divergences that are gone', staleLines(input.gate, style), style),
    ...section('Crashes, hangs, garbage', brokenLines(input, style), style),
    ...(ending.length > 0 ? ['', ...ending] : []),
    '',
    ...wrap(verdictText(input), style.width).map((line) => style.paint(COLOURS[input.gate.outcome], line)),
    ...wrap(workText(input.result), style.width).map((line) => style.paint('dim', line)),
    ...(next === undefined ? [] : [`next: ${style.paint('cyan', next)}`]),
  ];
};
