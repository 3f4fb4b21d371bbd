import { exitCodes } from './exit-codes';
import { Failure } from './failure';
import type { Io } from './io';

export const signalCodes = { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated };
export type Signal = keyof typeof signalCodes;

export interface Interruption {
  readonly abort: AbortSignal;
  readonly received: () => Signal | undefined;
  /** Rejects if the campaign goes on when it should long have ended. */
  readonly overdue: Promise<never>;
  readonly release: () => void;
}

/** Listens to signals while a campaign runs. `recorded` is where it records. */
export const interruption = (io: Io, recorded: string): Interruption => {
  const abort = new AbortController();
  let received: Signal | undefined;
  let timer: NodeJS.Timeout | undefined;
  let reject: (late: Failure) => void = () => {};
  const overdue = new Promise<never>((_, rejected) => {
    reject = rejected;
  });
  const off = io.onSignal((signal) => {
    received = signal;
    abort.abort();
    const late = new Failure(signalCodes[signal], `interrupted (recorded so far: ${recorded})`);
    timer = setTimeout(() => reject(late), io.grace);
  });
  const release = (): void => {
    clearTimeout(timer);
    off();
  };
  return { abort: abort.signal, received: () => received, overdue, release };
};
