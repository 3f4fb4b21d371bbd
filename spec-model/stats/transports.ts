import { createHash } from 'node:crypto';
import { type Certificate, certificateOf } from '../dtls/certificate';
import type { DtlsTransport } from '../dtls/transport';
import { remoteGenerations } from '../ice/generations';
import type { Connection } from '../peer-connection/connection';
import { IceCandidate } from '../peer-connection/ice-candidate';
import { incoming, outgoing, type Stream, type Traffic, trafficOf } from './flow';
import { idOf } from './ids';
import type { Stats } from './stats-report';

type Members = Readonly<Record<string, unknown>>;

/** Makes statistics of one connection at one moment. */
export class Maker {
  constructor(
    readonly connection: Connection,
    readonly now: number,
  ) {}

  id(type: string, object: unknown): string {
    return idOf(this.connection, type, object);
  }

  make(type: string, object: unknown, members: Members): Stats {
    return { id: this.id(type, object), timestamp: this.now, type, ...members };
  }
}

/** Candidates are known by their lines: a description and the application may tell of the same one. */
const candidateStats = (maker: Maker, type: 'local-candidate' | 'remote-candidate', candidate: IceCandidate): Stats => {
  const { address, port, protocol, type: candidateType, priority, foundation } = candidate.parsed.attributes;
  const { candidate: line, usernameFragment, url } = candidate.init;
  return maker.make(type, line, {
    address,
    port: port ?? 0,
    protocol: protocol ?? 'udp',
    candidateType: candidateType ?? 'host',
    ...(priority === null ? {} : { priority }),
    ...(foundation === null ? {} : { foundation }),
    ...(usernameFragment === null ? {} : { usernameFragment }),
    ...(url === null ? {} : { url }),
  });
};

const fromDescription = (line: string): IceCandidate =>
  new IceCandidate({
    candidate: line,
    sdpMid: null,
    sdpMLineIndex: null,
    usernameFragment: null,
    relayProtocol: null,
    url: null,
  });

const remoteCandidates = ({ iceTransport: ice }: DtlsTransport): IceCandidate[] => {
  const given = new Map(ice.remoteCandidates.map((one) => [one.init.candidate, one]));
  for (const line of remoteGenerations(ice).flatMap(({ candidates }) => candidates))
    if (!given.has(line)) given.set(line, fromDescription(line));
  const selected = ice.selectedCandidatePair?.remote;
  if (selected instanceof IceCandidate) given.set(selected.init.candidate, selected);
  return [...given.values()];
};

const base64 = (der: ArrayBuffer): string => Buffer.from(der).toString('base64');

const fingerprintOf = (der: ArrayBuffer): string =>
  (createHash('sha256').update(Buffer.from(der)).digest('hex').match(/../g) ?? []).join(':').toUpperCase();

const certificateStats = (maker: Maker, { der, fingerprint }: Certificate): Stats =>
  maker.make('certificate', fingerprint, {
    fingerprint,
    fingerprintAlgorithm: 'sha-256',
    base64Certificate: base64(der),
  });

const remoteCertificates = ({ remoteCertificates: all }: DtlsTransport): Certificate[] =>
  Array.isArray(all) ? all.map((der: ArrayBuffer) => ({ der, fingerprint: fingerprintOf(der) })) : [];

/** What went over a transport: data, and the RTP streams that use it. */
const carried = ({ connection, now }: Maker, transport: DtlsTransport): Traffic => {
  const own = connection.transceivers.filter(({ sender }) => sender.senderTransport === transport);
  const outbound = own.flatMap(({ sender }) => outgoing.get(sender) ?? []);
  const inbound = own.flatMap(({ receiver }) => incoming.get(receiver) ?? []);
  const packets = (streams: readonly Stream[]) => streams.reduce((sum, stream) => sum + stream.packetsAt(now), 0);
  const bytes = (streams: readonly Stream[]) => streams.reduce((sum, stream) => sum + stream.bytesAt(now), 0);
  const { sent, bytesSent, received, bytesReceived } = trafficOf(transport);
  return {
    sent: sent + packets(outbound),
    bytesSent: bytesSent + bytes(outbound),
    received: received + packets(inbound),
    bytesReceived: bytesReceived + bytes(inbound),
  };
};

const pairStats = (maker: Maker, transport: DtlsTransport): Stats[] => {
  const { selectedCandidatePair: pair } = transport.iceTransport;
  if (!(pair?.local instanceof IceCandidate) || !(pair.remote instanceof IceCandidate)) return [];
  const { bytesSent, bytesReceived } = carried(maker, transport);
  return [
    maker.make('candidate-pair', pair, {
      transportId: maker.id('transport', transport),
      localCandidateId: maker.id('local-candidate', pair.local.init.candidate),
      remoteCandidateId: maker.id('remote-candidate', pair.remote.init.candidate),
      state: 'succeeded',
      nominated: true,
      bytesSent,
      bytesReceived,
      totalRoundTripTime: 0,
      currentRoundTripTime: 0,
      responsesReceived: 1,
    }),
  ];
};

/** A transport, with its candidates, pairs and certificates. */
export const transportStats = (maker: Maker, transport: DtlsTransport): Stats[] => {
  const { iceTransport, dtlsTransportState } = transport;
  const own = certificateOf(maker.connection);
  const theirs = remoteCertificates(transport);
  const pairs = pairStats(maker, transport);
  const { sent, bytesSent, received, bytesReceived } = carried(maker, transport);
  const whole = maker.make('transport', transport, {
    packetsSent: sent,
    bytesSent,
    packetsReceived: received,
    bytesReceived,
    dtlsState: dtlsTransportState,
    iceState: iceTransport.iceTransportState,
    iceRole: iceTransport.iceRole,
    localCertificateId: maker.id('certificate', own.fingerprint),
    ...(theirs[0] ? { remoteCertificateId: maker.id('certificate', theirs[0].fingerprint) } : {}),
    ...(pairs[0] ? { selectedCandidatePairId: pairs[0].id } : {}),
  });
  return [
    whole,
    ...pairs,
    ...iceTransport.localCandidates.map((one) => candidateStats(maker, 'local-candidate', one)),
    ...remoteCandidates(transport).map((one) => candidateStats(maker, 'remote-candidate', one)),
    ...[own, ...theirs].map((one) => certificateStats(maker, one)),
  ];
};
