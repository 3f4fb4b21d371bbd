/**
 * What the agent knows of the interfaces: what it calls their objects, which attributes it looks at, which events it hears. Attributes:
 * `fixed` ones are read once, and again after waits; `changing` ones each time; `objects` (name -> interface) only once a script has gone
 * through them. `events`: type -> attributes of the event; `told`: attributes of the target that are read with each of them.
 * `core`: a connection's snapshot has the essentials, so only what a script refers to is looked at.
 */
const ICE_EVENT = ['candidate'];
const EVENT = ['type', 'bubbles', 'cancelable'];

const INTERFACES = {
  RTCPeerConnection: { handle: 'pc', core: true },
  RTCRtpSender: {
    handle: 'sender',
    core: true,
    changing: ['track'],
    objects: { transport: 'RTCDtlsTransport', dtmf: 'RTCDTMFSender' },
  },
  RTCRtpReceiver: {
    handle: 'receiver',
    core: true,
    changing: ['track', 'jitterBufferTarget'],
    objects: { transport: 'RTCDtlsTransport' },
  },
  RTCRtpTransceiver: {
    handle: 'transceiver',
    core: true,
    changing: ['mid', 'direction', 'currentDirection'],
    objects: { sender: 'RTCRtpSender', receiver: 'RTCRtpReceiver' },
  },
  MediaStreamTrack: {
    handle: 'track',
    core: true,
    fixed: ['kind', 'id', 'label'],
    changing: ['enabled', 'muted', 'readyState'],
    events: { ended: [], mute: [], unmute: [] },
    told: ['muted', 'readyState'],
  },
  MediaStream: {
    handle: 'remoteStream',
    core: true,
    fixed: ['id'],
    changing: ['active'],
    events: { addtrack: ['track'], removetrack: ['track'] },
    told: [],
  },
  RTCSessionDescription: { handle: 'description', core: true, fixed: ['type', 'sdp'] },
  RTCIceCandidate: { handle: 'candidate', core: true },
  RTCDataChannel: {
    handle: 'channel',
    fixed: ['label', 'ordered', 'maxPacketLifeTime', 'maxRetransmits', 'protocol', 'negotiated'],
    changing: ['id', 'readyState', 'bufferedAmount', 'bufferedAmountLowThreshold', 'binaryType'],
    events: { open: [], bufferedamountlow: [], error: ['error'], closing: [], close: [], message: ['data', 'origin'] },
    told: ['readyState', 'bufferedAmount'],
  },
  RTCDTMFSender: {
    handle: 'dtmf',
    changing: ['canInsertDTMF', 'toneBuffer'],
    events: { tonechange: ['tone'] },
    told: ['toneBuffer'],
  },
  RTCSctpTransport: {
    handle: 'sctp',
    changing: ['state', 'maxMessageSize', 'maxChannels'],
    objects: { transport: 'RTCDtlsTransport' },
    events: { statechange: [] },
    told: ['state'],
  },
  RTCDtlsTransport: {
    handle: 'dtls',
    changing: ['state'],
    objects: { iceTransport: 'RTCIceTransport' },
    events: { statechange: [], error: ['error'] },
    told: ['state'],
  },
  RTCIceTransport: {
    handle: 'ice',
    fixed: ['component'],
    changing: ['role', 'state', 'gatheringState'],
    events: { statechange: [], gatheringstatechange: [], selectedcandidatepairchange: [] },
    told: ['state', 'gatheringState'],
  },
  RTCIceCandidatePair: { handle: 'candidatePair', fixed: ['local', 'remote'] },
  RTCCertificate: { handle: 'certificate', fixed: ['expires'] },
  RTCStatsReport: { handle: 'statsReport' },
  RTCError: {
    handle: 'RTCError',
    fixed: ['name', 'message', 'code', 'errorDetail', 'sdpLineNumber', 'sctpCauseCode', 'receivedAlert', 'sentAlert'],
  },
  RTCTrackEvent: { handle: 'RTCTrackEvent', fixed: EVENT.concat('receiver', 'track', 'streams', 'transceiver') },
  RTCDataChannelEvent: { handle: 'RTCDataChannelEvent', fixed: EVENT.concat('channel') },
  RTCPeerConnectionIceEvent: { handle: 'RTCPeerConnectionIceEvent', fixed: EVENT.concat('candidate', 'url') },
  RTCPeerConnectionIceErrorEvent: {
    handle: 'RTCPeerConnectionIceErrorEvent',
    fixed: EVENT.concat('address', 'port', 'url', 'errorCode', 'errorText'),
  },
  RTCDTMFToneChangeEvent: { handle: 'RTCDTMFToneChangeEvent', fixed: EVENT.concat('tone') },
  RTCErrorEvent: { handle: 'RTCErrorEvent', fixed: EVENT.concat('error') },
};

/** Events of a connection, with what is read of each; after others its states are read. */
const CONNECTION_EVENTS = {
  negotiationneeded: [],
  icecandidate: ICE_EVENT,
  icecandidateerror: ['address', 'port', 'url', 'errorCode', 'errorText'],
  signalingstatechange: undefined,
  iceconnectionstatechange: undefined,
  icegatheringstatechange: undefined,
  connectionstatechange: undefined,
  track: ['receiver', 'track', 'streams', 'transceiver'],
  datachannel: ['channel'],
};

/** Interface of the objects with handles of that kind; and the other way round. */
const BY_HANDLE = {};
for (const name of Object.keys(INTERFACES)) BY_HANDLE[INTERFACES[name].handle] = name;
const kindOfInterface = (name) => (INTERFACES[name] ? INTERFACES[name].handle : name);

/** What is taken for an object whose class says nothing: by the attribute that gave it, or the method that returned it. */
const HINTS = {
  receiver: 'receiver',
  sender: 'sender',
  transceiver: 'transceiver',
  track: 'track',
  streams: 'remoteStream',
  candidate: 'candidate',
  local: 'candidate',
  remote: 'candidate',
  channel: 'channel',
  dtmf: 'dtmf',
  transport: 'dtls',
  iceTransport: 'ice',
  sctp: 'sctp',
  addTrack: 'sender',
  addTransceiver: 'transceiver',
  createDataChannel: 'channel',
  generateCertificate: 'certificate',
  getStats: 'statsReport',
};

module.exports = { BY_HANDLE, CONNECTION_EVENTS, HINTS, INTERFACES, kindOfInterface };
