import { type Callback, World } from '../infra/world';

/** A world whose microtasks are those of the host: they take turns with the reactions of the application's promises. */
export class HostWorld extends World {
  /** Gives the application's objects for those of the model. */
  wrap: (value: unknown) => unknown = (value) => value;

  override queueMicrotask(run: () => void): void {
    queueMicrotask(run);
  }

  /** What a callback throws is reported by the host, and stops nothing. */
  override invoke(callback: Callback, ...args: readonly unknown[]): void {
    try {
      callback(...args.map(this.wrap));
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
