import { DtlsTransport } from '../../dtls/transport';
import { type Interface, instanceOf } from '../interface';

export const dtlsTransport: Interface<DtlsTransport> = {
  name: 'RTCDtlsTransport',
  is: instanceOf(DtlsTransport),
  attributes: {
    iceTransport: (transport) => transport.iceTransport,
    state: ({ dtlsTransportState }) => dtlsTransportState,
  },
  methods: {
    getRemoteCertificates: ({ remoteCertificates }) => remoteCertificates.map((der) => der.slice(0)),
  },
};
