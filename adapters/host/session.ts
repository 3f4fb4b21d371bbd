import type { Script, Trace } from '../../spec-model/vocabulary';
import type { Implementation, PerformOptions, Session } from '../contract';
import { Incident } from './incident';
import type { Breakage, Launch, Link, LinkListener } from './link';
import type { Message } from './protocol';
import { Task } from './task';

/** Scripts in flight by default. Their quiet times overlap. */
const CONCURRENCY = 16;

export interface SessionOptions {
  /** Name of the adapter. */
  readonly name: string;
  readonly launch: Launch;
  readonly concurrency?: number | undefined;
}

/** Runs scripts on an implementation that may break: queue, deadlines, restarts, and who it was when it broke. */
class HostSession implements Session {
  private readonly waiting: Task[] = [];
  private readonly running = new Map<number, Task>();
  private link: Link | undefined;
  private launching: Promise<void> | undefined;
  private incident: Incident | undefined;
  private given = 0;
  private nextId = 0;
  private stopped = false;
  version = '';

  constructor(private readonly options: SessionOptions) {}

  get implementation(): Implementation {
    return { name: this.options.name, version: this.version };
  }

  perform(script: Script, options: PerformOptions): Promise<Trace> {
    if (this.stopped) return Promise.reject(new Error('the session is stopped'));
    return new Promise((resolve, reject) => {
      this.waiting.push(new Task(script, options, resolve, reject));
      this.pump();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.refuse(new Error('the session was stopped'));
    await this.launching?.catch(() => {});
    await this.link?.kill();
    this.link = undefined;
  }

  /** Starts the implementation if it doesn't run. */
  launch(): Promise<void> {
    this.launching ??= this.relaunch().finally(() => {
      this.launching = undefined;
    });
    return this.launching;
  }

  private async relaunch(): Promise<void> {
    let link: Link | undefined;
    const current = () => link === undefined || this.link === link;
    const listener: LinkListener = {
      message: (message) => current() && this.heard(message),
      broken: (how, detail, id) => current() && this.broken(how, detail, id),
    };
    link = await this.options.launch(listener);
    this.link = link;
    this.version = link.version;
    this.given = 0;
    if (this.stopped) await link.kill();
  }

  /** Gives the implementation as many scripts as it may have. */
  private pump(): void {
    if (this.stopped || this.launching) return;
    while (this.running.size < this.width()) {
      const queue = this.incident ? this.incident.suspects : this.waiting;
      const task = queue[0];
      if (!task) return;
      if (!this.link) return this.start();
      if (this.given >= this.link.lifetime) return this.running.size === 0 ? this.replace() : undefined;
      queue.shift();
      this.run(task, this.link);
    }
  }

  private width(): number {
    return this.incident ? 1 : (this.options.concurrency ?? CONCURRENCY);
  }

  private start(): void {
    this.launch().then(
      () => this.pump(),
      (error) => this.refuse(error),
    );
  }

  private replace(): void {
    const old = this.link;
    this.link = undefined;
    old?.kill();
    this.start();
  }

  private run(task: Task, link: Link): void {
    const id = this.nextId++;
    this.given++;
    this.running.set(id, task);
    task.watch((detail) => this.broken('hang', detail));
    link.send({ id, script: task.script, ...task.options });
  }

  private heard(message: Message): void {
    if ('hello' in message) return;
    const task = this.running.get(message.id);
    if (!task) return this.broken('garbage', `a message about job ${message.id}, which is not running`);
    if (!task.hear(message)) return;
    this.running.delete(message.id);
    if (this.incident) this.concluded(this.incident.survived(task, task.entries));
    else task.resolve(task.entries);
    this.pump();
  }

  /** The implementation is lost. One script is to blame: the only one, the one that the link names, or the one that does it again. */
  private broken(how: Breakage, detail: string, id?: number): void {
    const guilty = id === undefined ? undefined : this.running.get(id);
    const lost = [...this.running.values()];
    this.running.clear();
    for (const task of lost) task.unwatch();
    this.link?.kill();
    this.link = undefined;
    if (this.incident) for (const task of lost) this.concluded(this.incident.broke(task, task.broken(how, detail)));
    else this.blame(lost, guilty, how, detail);
    this.pump();
  }

  private blame(lost: readonly Task[], guilty: Task | undefined, how: Breakage, detail: string): void {
    const culprit = guilty ?? (lost.length === 1 ? lost[0] : undefined);
    if (!culprit) {
      if (lost.length > 0) this.incident = new Incident(lost, how, detail);
      return;
    }
    culprit.resolve(culprit.broken(how, detail));
    this.waiting.unshift(...lost.filter((task) => task !== culprit));
    for (const task of lost) task.restart();
  }

  private concluded(over: boolean): void {
    if (over) this.incident = undefined;
  }

  /** Nothing can be run any more. */
  private refuse(error: unknown): void {
    const tasks = [...this.waiting.splice(0), ...this.running.values(), ...(this.incident?.tasks ?? [])];
    this.running.clear();
    this.incident = undefined;
    for (const task of tasks) {
      task.unwatch();
      task.reject(error);
    }
  }
}

/** Starts an implementation and gives the session that runs scripts on it. */
export const startSession = async (options: SessionOptions): Promise<Session> => {
  const session = new HostSession(options);
  await session.launch();
  return session;
};
