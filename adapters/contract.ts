import type { Entry, Script, Trace } from '../spec-model/vocabulary';

/** What an implementation says of itself. */
export interface Implementation {
  /** Of the adapter: `wrtc`, `chromium`, `simulator`. */
  readonly name: string;
  /** Human-readable, with version: `@roamhq/wrtc 0.10.0`. */
  readonly version: string;
}

/** How one script is to be run. Times in milliseconds. */
export interface PerformOptions {
  /** `settle` is over when nothing was observed for this long. */
  readonly quiet: number;
  /** Upper limit of one `settle`, and of the wait for one promise. */
  readonly limit: number;
  /** Told of each entry as it is written, by sessions in this very process. */
  readonly heard?: (entry: Entry) => void;
}

/** A running implementation. Several `perform` may be under way at once; each script has its own connections. */
export interface Session {
  readonly implementation: Implementation;
  /**
   * Runs one script and gives its trace. Never rejects because of the implementation: when it crashes, hangs (the whole script takes longer than its
   * limits allow) or writes garbage, the trace ends with a `broken` entry, and the session starts the implementation anew for the next script.
   */
  perform(script: Script, options: PerformOptions): Promise<Trace>;
  /** Ends what the session started, by process id. May be called twice. */
  stop(): Promise<void>;
}

/** A way to drive one implementation. */
export interface Adapter {
  readonly name: string;
  /** One line for `peerproof adapters`. */
  readonly title: string;
  /** The code that the implementation is made of: two of the same are no second opinion. */
  readonly engine: string;
  /** Options of the command line that this adapter takes, e.g. the path of a browser. */
  start(options: AdapterOptions): Promise<Session>;
  /** Whether it can be started here; if not, one line that says what to install. */
  available(
    options: AdapterOptions,
  ): Promise<{ readonly ok: true; readonly detail: string } | { readonly ok: false; readonly install: string }>;
}

export interface AdapterOptions {
  /** Path of the implementation's binary, where there is one. */
  readonly path?: string;
  /** How many scripts a session may run at once inside one implementation (default: the adapter's own). */
  readonly concurrency?: number;
}

/** The adapter can't be started. The message is one line and says what to do; the command line exits with 69. */
export class AdapterUnavailable extends Error {}
