import type { Environment } from '../environment';

declare namespace inert {
  class Connection extends EventTarget {
    [attribute: string]: unknown;
    addTransceiver(kind?: string): unknown;
    addTrack(track: unknown): unknown;
    getTransceivers(): object[];
    createOffer(...args: never[]): Promise<unknown>;
    setLocalDescription(description?: unknown): Promise<unknown>;
    setRemoteDescription(description?: unknown): Promise<unknown>;
    close(): void;
  }
}
declare function inert(): Environment & {
  readonly version: string;
  readonly RTCPeerConnection: typeof inert.Connection;
};
export = inert;
