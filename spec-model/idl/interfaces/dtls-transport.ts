import { DtlsTransport } from '../../dtls/transport';
import { AnyValue } from '../../infra/any-value';
import { type Interface, instanceOf } from '../interface';

export const dtlsTransport: Interface<DtlsTransport> = {
  name: 'RTCDtlsTransport',
  is: instanceOf(DtlsTransport),
  attributes: {
    iceTransport: (transport) => transport.iceTransport,
    state: ({ dtlsTransportState }) => dtlsTransportState,
  },
  methods: {
    getRemoteCertificates: ({ remoteCertificates: all }) =>
      all instanceof AnyValue ? all : all.map((der) => der.slice(0)),
  },
};
