import { apart } from './step';

/** Time, as far as the model needs it. */
export interface Clock {
  /** Milliseconds since the epoch, as a DOMHighResTimeStamp. */
  now(): number;
  /** Runs something later, outside of any task; gives what calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** Time stands still: what would come later never comes. The clock of a world in which a trace says what happened. */
export const stoppedClock: Clock = { now: () => 0, after: () => () => {} };

/** What a host has of timers. */
export interface Timers {
  readonly now?: () => number;
  readonly setTimeout?: (run: () => void, milliseconds: number) => unknown;
  readonly clearTimeout?: (timer: unknown) => void;
}

/** A timer of the model keeps no process alive. */
const hostTimer = (run: () => void, milliseconds: number): unknown => setTimeout(run, milliseconds).unref();

/** A clock on a host's timers; by default those of Node. */
export const clockOn = (host: Timers = {}): Clock => {
  const set = host.setTimeout ?? hostTimer;
  const clear = host.clearTimeout ?? ((timer) => clearTimeout(timer as NodeJS.Timeout));
  return {
    now: host.now ?? (() => performance.timeOrigin + performance.now()),
    after: (milliseconds, run) => {
      const timer = set(() => apart(run), milliseconds);
      return () => clear(timer);
    },
  };
};
