import type { Trace } from '../../spec-model/vocabulary';
import type { Breakage } from './link';
import type { Task } from './task';

/**
 * The implementation broke while several scripts were in flight. Each is run once more, alone. Whoever breaks it again is to
 * blame. If nobody does, it is not forgotten: it stays with the script that was heard of last.
 */
export class Incident {
  /** Still to be run alone. */
  readonly suspects: Task[];
  private readonly outcomes: { readonly task: Task; readonly trace: Trace }[] = [];
  private readonly prime: Task;
  private readonly first: Trace;
  private reproduced = false;

  constructor(
    readonly tasks: readonly Task[],
    how: Breakage,
    detail: string,
  ) {
    this.prime = tasks.reduce((a, b) => (b.last > a.last ? b : a));
    this.first = this.prime.broken(
      how,
      `${detail} (not again when each of the ${tasks.length} scripts in flight ran alone)`,
    );
    this.suspects = [...tasks];
    for (const task of tasks) task.restart();
  }

  /** Whether all is known now; then every script has got its trace. */
  survived(task: Task, trace: Trace): boolean {
    this.outcomes.push({ task, trace });
    return this.conclude();
  }

  broke(task: Task, trace: Trace): boolean {
    this.reproduced = true;
    return this.survived(task, trace);
  }

  private conclude(): boolean {
    if (this.outcomes.length < this.tasks.length) return false;
    for (const { task, trace } of this.outcomes) {
      task.resolve(!this.reproduced && task === this.prime ? this.first : trace);
    }
    return true;
  }
}
