import type { Entry, Script, Trace } from '../../spec-model/vocabulary';
import type { PerformOptions } from '../contract';
import type { Breakage } from './link';
import type { Message } from './protocol';

/** Milliseconds that an agent may be late with its next entry, over the limit within which it has to write one. */
const SLACK = 2000;
/** Milliseconds in which messages that have come are read before silence is believed. */
const GRACE = 100;

/** One script on its way through an implementation. */
export class Task {
  entries: Entry[] = [];
  private timer: NodeJS.Timeout | undefined;
  private begun = 0;
  /** When the last message came, on the clock of `performance.now()`. */
  last = 0;

  constructor(
    readonly script: Script,
    readonly options: PerformOptions,
    readonly resolve: (trace: Trace) => void,
    readonly reject: (error: unknown) => void,
  ) {}

  /** Takes a message in; whether the script is over with it. */
  hear(message: Exclude<Message, { hello: string }>): boolean {
    this.last = performance.now();
    if ('entries' in message) this.entries.push(...message.entries);
    else if ('amend' in message) this.entries[message.amend] = message.entry;
    else if ('failed' in message) this.entries = this.broken('garbage', `the agent failed: ${message.failed}`);
    const over = 'done' in message || 'failed' in message;
    if (over) this.unwatch();
    return over;
  }

  /** The trace so far, with why there is no more. */
  broken(how: Breakage, detail: string): Entry[] {
    return [...this.entries, { t: 'broken', how, detail }];
  }

  /** To be run once more from its beginning. */
  restart(): void {
    this.entries = [];
  }

  /** Calls `hung` if no entry comes for longer than the agent may wait for anything, or there is no end to them. */
  watch(hung: (detail: string) => void): void {
    this.begun = performance.now();
    this.last = this.begun;
    const { limit } = this.options;
    const whole = (this.script.length + 2) * limit + SLACK;
    const left = () => Math.min(this.last + limit + SLACK, this.begun + whole) - performance.now();
    const check = (again: boolean) => {
      const ms = left();
      if (ms > 0) this.timer = setTimeout(check, ms, true);
      else if (again) this.timer = setTimeout(check, GRACE, false);
      else hung(`no end after ${Math.round(performance.now() - this.begun)} ms`);
    };
    this.timer = setTimeout(check, left(), true);
  }

  unwatch(): void {
    clearTimeout(this.timer);
  }
}
