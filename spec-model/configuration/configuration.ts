import type { Certificate } from './certificate';

export type IceTransportPolicy = 'relay' | 'all';
export type BundlePolicy = 'balanced' | 'max-compat' | 'max-bundle';
export type RtcpMuxPolicy = 'require';

/** RTCIceServer after conversion. */
export interface IceServer {
  readonly urls: string | readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/**
 * RTCConfiguration after conversion.
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcconfiguration
 */
export interface Configuration {
  readonly iceServers: readonly IceServer[];
  readonly iceTransportPolicy: IceTransportPolicy;
  readonly bundlePolicy: BundlePolicy;
  readonly rtcpMuxPolicy: RtcpMuxPolicy;
  readonly certificates: readonly Certificate[];
  readonly iceCandidatePoolSize: number;
}

/** The empty dictionary, converted. */
export const defaultConfiguration: Configuration = {
  iceServers: [],
  iceTransportPolicy: 'all',
  bundlePolicy: 'balanced',
  rtcpMuxPolicy: 'require',
  certificates: [],
  iceCandidatePoolSize: 0,
};

/** What the ICE agent of a connection goes by. */
export interface IceSettings {
  transports: IceTransportPolicy;
  poolSize: number;
  servers: readonly IceServer[];
  /** Every policy for transports so far: the one in force is that of the last gathering phase. */
  readonly policies: Set<IceTransportPolicy>;
}

export const initialIceSettings = (): IceSettings => ({
  transports: 'all',
  poolSize: 0,
  servers: [],
  policies: new Set(),
});

/** Whether relay candidates alone may have been gathered so far. */
export const gathersRelayOnly = ({ policies }: IceSettings): boolean => policies.has('relay') && !policies.has('all');
