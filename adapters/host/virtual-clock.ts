/** Tasks and timers in virtual time: a timer is due when there is no task left, so waiting costs nothing and load changes nothing. */
export class VirtualClock {
  private time = 0;
  private readonly tasks: (() => void)[] = [];
  private timers: { readonly at: number; readonly run: () => void }[] = [];
  private scheduled = false;

  readonly now = (): number => this.time;

  readonly queueTask = (run: () => void): void => {
    this.tasks.push(run);
    this.schedule();
  };

  readonly setTimeout = (run: () => void, ms: number): unknown => {
    const timer = { at: this.time + ms, run };
    const place = this.timers.findIndex(({ at }) => at > timer.at);
    this.timers.splice(place < 0 ? this.timers.length : place, 0, timer);
    this.schedule();
    return timer;
  };

  readonly clearTimeout = (timer: unknown): void => {
    this.timers = this.timers.filter((other) => other !== timer);
  };

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.turn());
  }

  /** One task; or, if there is none, the next timer. */
  private turn(): void {
    this.scheduled = false;
    const task = this.tasks.shift();
    const timer = task ? undefined : this.timers.shift();
    if (timer) this.time = Math.max(this.time, timer.at);
    (task ?? timer?.run)?.();
    if (this.tasks.length > 0 || this.timers.length > 0) this.schedule();
  }
}
