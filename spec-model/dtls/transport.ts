import { IceTransport } from '../ice/transport';
import { AnyValue } from '../infra/any-value';
import type { Connection } from '../peer-connection/connection';

export type DtlsTransportState = 'new' | 'connecting' | 'connected' | 'closed' | 'failed';

/** Some certificates, each as DER: judging, the trace says which. */
export const anyCertificates = new AnyValue<readonly ArrayBuffer[]>(
  'a list of certificates',
  (value) => Array.isArray(value) && value.length > 0 && value.every((one) => one instanceof ArrayBuffer),
  [],
);

/** RTCDtlsTransport: its internal slots. https://w3c.github.io/webrtc-pc/#rtcdtlstransport-interface */
export class DtlsTransport {
  dtlsTransportState: DtlsTransportState = 'new';
  /** Each certificate as DER. */
  remoteCertificates: readonly ArrayBuffer[] | typeof anyCertificates = [];
  readonly iceTransport: IceTransport;

  constructor(
    readonly connection: Connection,
    mid: string,
  ) {
    this.iceTransport = new IceTransport(connection, mid);
  }
}
