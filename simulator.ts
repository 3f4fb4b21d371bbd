/// <reference lib="dom" preserve="true" />
import { createSimulator as create, type SimulatorOptions } from './spec-model/simulator/simulator';

export type { SimulatorOptions };

/**
 * The classes of one simulated world, under the names and types of the W3C API. Members that the model does not have (see "Limits of the
 * model" in CONFORMANCE.md) are undefined although the types name them.
 */
export interface Simulator {
  readonly RTCPeerConnection: typeof globalThis.RTCPeerConnection;
  readonly RTCRtpSender: typeof globalThis.RTCRtpSender;
  readonly RTCRtpReceiver: typeof globalThis.RTCRtpReceiver;
  readonly RTCRtpTransceiver: typeof globalThis.RTCRtpTransceiver;
  readonly RTCIceCandidate: typeof globalThis.RTCIceCandidate;
  readonly RTCDataChannel: typeof globalThis.RTCDataChannel;
  readonly MediaStream: typeof globalThis.MediaStream;
  readonly MediaStreamTrack: typeof globalThis.MediaStreamTrack;
  /** A new local track. */
  readonly createTrack: (kind: 'audio' | 'video') => globalThis.MediaStreamTrack;
}

/** The model behind the W3C API, as `peerproof/simulator`. Worlds share nothing; the same calls in the same turns give the same events. */
export const createSimulator = (options?: SimulatorOptions): Simulator => create(options) as unknown as Simulator;
