/// <reference lib="dom" preserve="true" />
import { createSimulator as create } from './spec-model/simulator/simulator';

/** What `createSimulator` may be told. */
export interface SimulatorOptions {
  /**
   * Every choice that the specification leaves, every id and every credential comes from it; not how its defects are read. Without one: the
   * simplest choices, and names that count.
   */
  readonly seed?: number;
  /** `virtual`: what is due later, such as the next DTMF tone, waits for `clock`. */
  readonly time?: 'real' | 'virtual';
  /** Id of the edition of webrtc-pc to follow, as in `peerproof editions`; the pinned one by default. */
  readonly edition?: string;
  /** How ICE candidates name their address, and how long ICE takes, in milliseconds. */
  readonly ice?: {
    readonly addresses?: 'ip' | 'mdns';
    readonly checksTake?: number;
    readonly disconnectedAfter?: number;
    readonly failedAfter?: number;
  };
  /** How a task of the model gets its turn; by default `setImmediate`. */
  readonly queueTask?: (run: () => void) => void;
}

/** A clock that is moved by hand. */
export interface VirtualClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets time pass, and everything happen that is due meanwhile. */
  advance(milliseconds: number): Promise<void>;
  /** Lets time pass until nothing is due any more. */
  runAll(): Promise<void>;
}

/** As TypeScript does not know it yet. */
export interface DeviceChangeEvent extends Event {
  readonly devices: readonly MediaDeviceInfo[];
  readonly userInsertedDevices: readonly MediaDeviceInfo[];
}

/** The classes of one simulated world, under the names and types of the W3C API. */
export interface Simulator {
  readonly DeviceChangeEvent: {
    readonly prototype: DeviceChangeEvent;
    new (type: string, init?: EventInit & { devices?: MediaDeviceInfo[] }): DeviceChangeEvent;
  };
  readonly MediaDeviceInfo: typeof globalThis.MediaDeviceInfo;
  readonly MediaDevices: typeof globalThis.MediaDevices;
  readonly MediaStream: typeof globalThis.MediaStream;
  readonly MediaStreamTrack: typeof globalThis.MediaStreamTrack;
  readonly MediaStreamTrackEvent: typeof globalThis.MediaStreamTrackEvent;
  readonly InputDeviceInfo: typeof globalThis.InputDeviceInfo;
  readonly OverconstrainedError: typeof globalThis.OverconstrainedError;
  readonly RTCCertificate: typeof globalThis.RTCCertificate;
  readonly RTCDTMFSender: typeof globalThis.RTCDTMFSender;
  readonly RTCDTMFToneChangeEvent: typeof globalThis.RTCDTMFToneChangeEvent;
  readonly RTCDataChannel: typeof globalThis.RTCDataChannel;
  readonly RTCDataChannelEvent: typeof globalThis.RTCDataChannelEvent;
  readonly RTCDtlsTransport: typeof globalThis.RTCDtlsTransport;
  readonly RTCError: typeof globalThis.RTCError;
  readonly RTCErrorEvent: typeof globalThis.RTCErrorEvent;
  readonly RTCIceCandidate: typeof globalThis.RTCIceCandidate;
  readonly RTCIceCandidatePair: { readonly prototype: RTCIceCandidatePair; new (): RTCIceCandidatePair };
  readonly RTCIceTransport: typeof globalThis.RTCIceTransport;
  readonly RTCPeerConnection: typeof globalThis.RTCPeerConnection;
  readonly RTCPeerConnectionIceErrorEvent: typeof globalThis.RTCPeerConnectionIceErrorEvent;
  readonly RTCPeerConnectionIceEvent: typeof globalThis.RTCPeerConnectionIceEvent;
  readonly RTCRtpReceiver: typeof globalThis.RTCRtpReceiver;
  readonly RTCRtpSender: typeof globalThis.RTCRtpSender;
  readonly RTCRtpTransceiver: typeof globalThis.RTCRtpTransceiver;
  readonly RTCSctpTransport: typeof globalThis.RTCSctpTransport;
  readonly RTCSessionDescription: typeof globalThis.RTCSessionDescription;
  readonly RTCStatsReport: typeof globalThis.RTCStatsReport;
  readonly RTCTrackEvent: typeof globalThis.RTCTrackEvent;
  /** A microphone and a camera, without anybody who is asked. */
  readonly navigator: { readonly mediaDevices: MediaDevices };
  /** The host's, which can clone an RTCCertificate too. */
  readonly structuredClone: typeof globalThis.structuredClone;
  /** A new local track. */
  readonly createTrack: (kind: 'audio' | 'video') => MediaStreamTrack;
}

/**
 * The model behind the W3C API. Worlds share nothing; the same calls in the same turns give the same events.
 * @throws RangeError: there is no such edition.
 */
export function createSimulator(options: SimulatorOptions & { readonly time: 'virtual' }): Simulator & {
  readonly clock: VirtualClock;
};
export function createSimulator(options?: SimulatorOptions): Simulator & { readonly clock: VirtualClock | undefined };
export function createSimulator(options?: SimulatorOptions): Simulator & { readonly clock: VirtualClock | undefined } {
  return create(options) as unknown as Simulator & { readonly clock: VirtualClock | undefined };
}

/** A world that is there from the start: what a page has as globals. */
const page: Simulator = createSimulator();

export const {
  DeviceChangeEvent,
  MediaDeviceInfo,
  MediaDevices,
  MediaStream,
  MediaStreamTrack,
  MediaStreamTrackEvent,
  InputDeviceInfo,
  OverconstrainedError,
  RTCCertificate,
  RTCDTMFSender,
  RTCDTMFToneChangeEvent,
  RTCDataChannel,
  RTCDataChannelEvent,
  RTCDtlsTransport,
  RTCError,
  RTCErrorEvent,
  RTCIceCandidate,
  RTCIceCandidatePair,
  RTCIceTransport,
  RTCPeerConnection,
  RTCPeerConnectionIceErrorEvent,
  RTCPeerConnectionIceEvent,
  RTCRtpReceiver,
  RTCRtpSender,
  RTCRtpTransceiver,
  RTCSctpTransport,
  RTCSessionDescription,
  RTCStatsReport,
  RTCTrackEvent,
  navigator,
  createTrack,
} = page;
