import type { Entry, Script } from '../../../spec-model/vocabulary';
import type { Environment } from '../environment';

declare namespace createAgent {
  /** One script to be run; times in milliseconds. */
  interface Job {
    readonly id: number;
    readonly script: Script;
    readonly quiet: number;
    readonly limit: number;
  }
  /** Fulfilled after the `end` entry; rejected if the implementation gives no connection, or the agent itself fails. */
  type Run = (job: Job, emit: (entry: Entry) => void, amend?: (index: number, entry: Entry) => void) => Promise<void>;
}
declare function createAgent(environment: Environment): createAgent.Run;
export = createAgent;
