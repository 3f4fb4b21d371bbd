/** What the agent needs of the world that it runs in. */
export interface Environment {
  readonly RTCPeerConnection: unknown;
  /** Undefined where the implementation has none: commands that need it are skipped. */
  readonly RTCIceCandidate?: unknown;
  readonly MediaStream: unknown;
  /** Undefined: the global one. */
  readonly Blob?: unknown;
  /** Any other interface of the implementation that is not a member here. */
  interface?(name: string): unknown;
  /** Functions of the host that deal with objects of the API, for commands that name `globalThis`. */
  readonly global?: { readonly structuredClone?: (value: unknown, options?: object) => unknown };
  /** A new local track for each call. */
  createTrack(kind: 'audio' | 'video'): unknown;
  /** Given to each new connection. */
  readonly configuration: object | undefined;
  /**
   * Reading a description while an operation is under way can crash the implementation, because another thread is changing it.
   * Then descriptions are read when a promise settles, when the signaling state has changed, and after a wait.
   */
  readonly frail?: boolean;
  /** False where methods have no version with callbacks, which the specification makes optional: commands that need it are skipped. */
  readonly callbackVersions?: false;
  setTimeout(action: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** Runs the action as a task of its own. */
  queueTask(action: () => void): void;
  /** Milliseconds on the clock of `setTimeout`; Date.now by default. */
  now?(): number;
  /** Milliseconds since 1970 on the clock of certificates; Date.now by default. */
  time?(): number;
}
