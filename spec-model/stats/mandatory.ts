/**
 * The statistics that have to be implemented, as data.
 * @see https://w3c.github.io/webrtc-pc/#mandatory-to-implement-stats
 */

/** `count`: an integer from 0 on that never gets smaller. `id of X`: the id of statistics of that type in the same report. */
export type MemberType = 'string' | 'number' | 'boolean' | 'count' | `id of ${string}`;

export interface Member {
  readonly type: MemberType;
  /** Whether it is there whenever the object is. Else it depends on what the object has been through. */
  readonly always: boolean;
}

const always = (type: MemberType): Member => ({ type, always: true });
const sometimes = (type: MemberType): Member => ({ type, always: false });

const stream = {
  ssrc: always('number'),
  kind: always('string'),
  transportId: always('id of transport'),
  codecId: sometimes('id of codec'),
};
const received = {
  ...stream,
  packetsReceived: always('count'),
  packetsLost: always('number'),
  jitter: always('number'),
};
const sent = { ...stream, packetsSent: always('count'), bytesSent: always('count') };
const candidate = {
  address: sometimes('string'),
  port: always('number'),
  protocol: always('string'),
  candidateType: always('string'),
  url: sometimes('string'),
};

/** By RTCStatsType. */
export const mandatory: Readonly<Record<string, Readonly<Record<string, Member>>>> = {
  codec: {
    payloadType: always('number'),
    mimeType: always('string'),
    clockRate: always('number'),
    channels: sometimes('number'),
    sdpFmtpLine: sometimes('string'),
  },
  'inbound-rtp': {
    ...received,
    trackIdentifier: always('string'),
    remoteId: sometimes('id of remote-outbound-rtp'),
    framesDecoded: sometimes('count'),
    framesDropped: sometimes('count'),
    nackCount: sometimes('count'),
    framesReceived: sometimes('count'),
    bytesReceived: always('count'),
    totalAudioEnergy: sometimes('number'),
    totalSamplesDuration: sometimes('number'),
    packetsDiscarded: sometimes('count'),
  },
  'outbound-rtp': {
    ...sent,
    remoteId: sometimes('id of remote-inbound-rtp'),
    framesEncoded: sometimes('count'),
    nackCount: sometimes('count'),
    framesSent: sometimes('count'),
  },
  'remote-inbound-rtp': {
    ...received,
    localId: always('id of outbound-rtp'),
    roundTripTime: sometimes('number'),
  },
  'remote-outbound-rtp': {
    ...sent,
    localId: always('id of inbound-rtp'),
    remoteTimestamp: sometimes('number'),
  },
  'media-source': {
    trackIdentifier: always('string'),
    kind: always('string'),
    totalAudioEnergy: sometimes('number'),
    totalSamplesDuration: sometimes('number'),
    width: sometimes('number'),
    height: sometimes('number'),
    framesPerSecond: sometimes('number'),
  },
  'peer-connection': {
    dataChannelsOpened: always('count'),
    dataChannelsClosed: always('count'),
  },
  'data-channel': {
    label: always('string'),
    protocol: always('string'),
    dataChannelIdentifier: sometimes('number'),
    state: always('string'),
    messagesSent: always('count'),
    bytesSent: always('count'),
    messagesReceived: always('count'),
    bytesReceived: always('count'),
  },
  transport: {
    bytesSent: always('count'),
    bytesReceived: always('count'),
    selectedCandidatePairId: sometimes('id of candidate-pair'),
    localCertificateId: sometimes('id of certificate'),
    remoteCertificateId: sometimes('id of certificate'),
  },
  'candidate-pair': {
    transportId: always('id of transport'),
    localCandidateId: always('id of local-candidate'),
    remoteCandidateId: always('id of remote-candidate'),
    state: always('string'),
    nominated: always('boolean'),
    bytesSent: always('count'),
    bytesReceived: always('count'),
    totalRoundTripTime: always('number'),
    responsesReceived: always('count'),
    currentRoundTripTime: sometimes('number'),
  },
  'local-candidate': candidate,
  'remote-candidate': candidate,
  certificate: {
    fingerprint: always('string'),
    fingerprintAlgorithm: always('string'),
    base64Certificate: always('string'),
    issuerCertificateId: sometimes('id of certificate'),
  },
};

/** Members that refer to other statistics, though they are not mandatory. */
const references = ['mediaSourceId'];

/** The ids that statistics refer to. */
export const referencesOf = (stats: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(mandatory[String(stats.type)] ?? {})
    .filter(([, { type }]) => type.startsWith('id of '))
    .map(([name]) => name)
    .concat(references)
    .flatMap((name) => (typeof stats[name] === 'string' ? [stats[name]] : []));
