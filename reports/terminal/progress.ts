import type { Progress } from '../../suites/campaign/result';

/** Where progress is shown: a terminal redraws one line, anything else gets a line now and then. */
export interface ProgressSink {
  readonly write: (text: string) => void;
  readonly interactive: boolean;
  readonly columns: number;
  /** Milliseconds, of any origin. */
  readonly now: () => number;
}

export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** Milliseconds between two lines. */
const REDRAW = 80;
const PLAIN = 10_000;
const CLEAR = '\r\u001b[2K';

const textOf = ({ property, done, total, findings, phase }: Progress): string => {
  const found = findings === 0 ? '' : `  ${findings} distinct ${findings === 1 ? 'divergence' : 'divergences'}`;
  return `${property}  ${phase} ${done}/${total}${found}`;
};

export const progressLine = ({ write, interactive, columns, now }: ProgressSink): ProgressLine => {
  const pause = interactive ? REDRAW : PLAIN;
  /** The first plain line comes after a pause: a short run prints none. */
  let last = interactive ? Number.NEGATIVE_INFINITY : now();
  let drawn = false;
  return {
    show: (progress) => {
      if (now() - last < pause) return;
      last = now();
      drawn = interactive;
      const text = textOf(progress);
      write(interactive ? `${CLEAR}${text.slice(0, Math.max(1, columns - 1))}` : `${text}\n`);
    },
    clear: () => {
      if (drawn) write(CLEAR);
      drawn = false;
    },
  };
};
