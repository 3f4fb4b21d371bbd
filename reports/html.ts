import { Eta } from 'eta';
import { counted } from './counted';
import { curveOf, curvePicture } from './curve';
import { page } from './html-page';
import type { Report } from './json';
import { scriptLines } from './script-text';
import { linkOf, requirementOf } from './specification';
import { titleOf } from './title';

const eta = new Eta({ autoEscape: true, useWith: false });

const shown = (finding: Report['findings'][number]) => {
  const { divergence, repeated, discovered, also } = finding;
  return {
    number: finding.number,
    status: finding.status,
    note: finding.note,
    title: titleOf(divergence),
    requirement: requirementOf(divergence),
    step: divergence.at.title,
    link: linkOf(divergence.at),
    expected: divergence.expected,
    observed: divergence.observed,
    explanation: divergence.explanation ?? 'not explained by one broken step',
    also,
    script: scriptLines(finding.script, []).map(({ text }) => text),
    facts: [
      `shown ${repeated.shown} of ${repeated.of} times`,
      `in ${counted(finding.seen, 'script')}`,
      `first after ${(discovered.milliseconds / 1000).toFixed(1)} s, ${counted(discovered.scripts, 'script')}`,
      `found by ${finding.property}`,
      finding.hash,
    ].join('; '),
    replay: `npx peerproof replay ${finding.counterexample}`,
  };
};

const verdictsOf = ({ properties }: Report): [string, number][] => {
  const counts = new Map<string, number>();
  for (const { verdicts } of properties)
    for (const [verdict, count] of Object.entries(verdicts)) counts.set(verdict, (counts.get(verdict) ?? 0) + count);
  return [...counts].filter(([, count]) => count > 0);
};

/** A report as one page of HTML, which needs nothing else: the curve of what was found over time, and each divergence in full. */
export const htmlReport = (report: Report): string => {
  const points = curveOf(report);
  const last = points.at(-2);
  return eta.renderString(page, {
    report,
    outcome: report.outcome.replace('-', ' '),
    recorded: report.recorded.slice(0, 16).replace('T', ' '),
    seconds: (report.duration / 1000).toFixed(1),
    verdicts: verdictsOf(report),
    picture: curvePicture(points),
    last:
      last && last.found > 0
        ? `The last of ${last.found} was first seen after ${last.seconds.toFixed(1)} s (${counted(last.scripts, 'script')}).`
        : 'Nothing diverged.',
    findings: report.findings.map(shown),
  });
};
