import { apart } from '../infra/step';
import { type Callback, type Work, World } from '../infra/world';

/** A world whose microtasks are those of the host: they take turns with the reactions of the application's promises. */
export class HostWorld extends World {
  /** Gives the application's objects for those of the model. */
  wrap: (value: unknown) => unknown = (value) => value;

  override queueMicrotask(run: () => void): void {
    if (--this.fuel >= 0) queueMicrotask(() => apart(run));
  }

  /** Without fuel, what is left to do is dropped: the application sees that nothing happens any more. */
  override take(work: Work): void {
    if (this.fuel > 0) super.take(work);
    else this.work.length = 0;
  }

  /** What a callback throws is reported by the host, and stops nothing. */
  override invoke(callback: Callback, ...args: readonly unknown[]): void {
    try {
      apart(() => callback(...args.map(this.wrap)));
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
