import type { Clock } from '../infra/clock';
import { apart } from '../infra/step';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A year is the most that runAll() goes on. */
const limit = 365 * 24 * 3600 * 1000;

/** Time that passes when it is told to. Tasks of the model go on by themselves; what is due later waits for the clock. */
export class VirtualTime implements Clock {
  private time = Date.UTC(2026, 0, 1);
  private timers: Timer[] = [];
  private turn: Promise<void> = Promise.resolve();

  /** `settled`: when no task is left. */
  constructor(private readonly settled: () => Promise<void>) {}

  readonly now = (): number => this.time;

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.time + Math.max(0, milliseconds), run };
    const place = this.timers.findIndex(({ at }) => at > timer.at);
    this.timers.splice(place < 0 ? this.timers.length : place, 0, timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass, and everything happen that is due meanwhile. */
  advance(milliseconds: number): Promise<void> {
    if (!(milliseconds >= 0)) return Promise.reject(new RangeError('time does not go backwards'));
    return this.inTurn(async () => {
      const end = this.time + milliseconds;
      await this.runUntil(end);
      this.time = end;
    });
  }

  /** Lets time pass until nothing is due any more. */
  runAll(): Promise<void> {
    return this.inTurn(() => this.runUntil(this.time + limit));
  }

  private inTurn(run: () => Promise<void>): Promise<void> {
    const mine = this.turn.then(run);
    this.turn = mine.catch(() => {});
    return mine;
  }

  private async runUntil(end: number): Promise<void> {
    for (;;) {
      await this.settled();
      const [next] = this.timers;
      if (!next || next.at > end) return;
      this.timers.shift();
      this.time = next.at;
      apart(next.run);
    }
  }
}
