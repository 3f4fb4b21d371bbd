import { IceTransport } from '../ice/transport';
import type { Connection } from '../peer-connection/connection';

export type DtlsTransportState = 'new' | 'connecting' | 'connected' | 'closed' | 'failed';

/** RTCDtlsTransport: its internal slots. https://w3c.github.io/webrtc-pc/#rtcdtlstransport-interface */
export class DtlsTransport {
  dtlsTransportState: DtlsTransportState = 'new';
  /** Each certificate as DER. */
  remoteCertificates: readonly ArrayBuffer[] = [];
  readonly iceTransport: IceTransport;

  constructor(
    readonly connection: Connection,
    mid: string,
  ) {
    this.iceTransport = new IceTransport(connection, mid);
  }
}
