import type { Job, Message } from './protocol';

export type Breakage = 'crash' | 'hang' | 'garbage';

/** A running implementation with an agent in it, seen from outside: a child process, a page. */
export interface Link {
  /** What the implementation says that it is. */
  readonly version: string;
  /** How many jobs it may be given in its life. */
  readonly lifetime: number;
  send(job: Job): void;
  /** Ends it, at once and for good. */
  kill(): Promise<void>;
}

export interface LinkListener {
  message(message: Message): void;
  /** The link is of no more use; called once. `id`: the job whose doing it was, if the link knows. */
  broken(how: Breakage, detail: string, id?: number): void;
}

/** Starts an implementation. Rejects with AdapterUnavailable if that can't be. */
export type Launch = (listener: LinkListener) => Promise<Link>;
