import type { Report } from './json';

/** How many distinct divergences were found after so many seconds, and scripts. */
export interface Point {
  readonly seconds: number;
  readonly scripts: number;
  readonly found: number;
}

/** The course of a campaign: a point for each divergence when it was first seen, and one for the end. */
export const curveOf = ({ findings, duration, scripts }: Report): readonly Point[] => {
  const discovered = findings.map(({ discovered }) => discovered).sort((a, b) => a.milliseconds - b.milliseconds);
  return [
    { seconds: 0, scripts: 0, found: 0 },
    ...discovered.map((one, index) => ({
      seconds: one.milliseconds / 1000,
      scripts: one.scripts,
      found: index + 1,
    })),
    { seconds: duration / 1000, scripts, found: discovered.length },
  ];
};

const width = 760;
const height = 260;
const margin = { left: 48, right: 16, top: 12, bottom: 36 };

/** About five round numbers from 0 to `most`. */
const ticks = (most: number): number[] => {
  const rough = Math.max(most, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => Math.round(index * step * 1000) / 1000);
};

/** The curve as a picture: SVG that follows the page's text colour. */
export const curvePicture = (points: readonly Point[]): string => {
  const last = points.at(-1) ?? { seconds: 0, found: 0 };
  const [longest, most] = [Math.max(last.seconds, 0.001), Math.max(last.found, 1)];
  const x = (seconds: number) => margin.left + (seconds / longest) * (width - margin.left - margin.right);
  const y = (found: number) => height - margin.bottom - (found / most) * (height - margin.top - margin.bottom);
  const at = (value: number) => value.toFixed(1);
  const path = points
    .map(({ seconds, found }, index) =>
      index === 0 ? `M${at(x(seconds))} ${at(y(found))}` : `H${at(x(seconds))}V${at(y(found))}`,
    )
    .join('');
  const across = ticks(longest).map(
    (value) => `<text x="${at(x(value))}" y="${height - 16}" text-anchor="middle">${value}</text>`,
  );
  const up = ticks(most).map(
    (value) =>
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${at(y(value))}" y2="${at(y(value))}" class="grid"/>` +
      `<text x="${margin.left - 8}" y="${at(y(value) + 4)}" text-anchor="end">${value}</text>`,
  );
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${last.found} distinct divergences after ${at(last.seconds)} seconds">`,
    ...up,
    ...across,
    `<text x="${width / 2}" y="${height - 1}" text-anchor="middle">seconds</text>`,
    `<path d="${path}" class="curve"/>`,
    '</svg>',
  ].join('');
};
