/**
 * An implementation that has the shape of the interface and does next to nothing: descriptions are kept, nothing happens of
 * itself. What fakes and the tests of the agent are built on.
 */
const STATES = {
  signalingState: 'stable',
  iceGatheringState: 'new',
  iceConnectionState: 'new',
  connectionState: 'new',
  canTrickleIceCandidates: null,
  sctp: null,
  localDescription: null,
  currentLocalDescription: null,
  pendingLocalDescription: null,
  remoteDescription: null,
  currentRemoteDescription: null,
  pendingRemoteDescription: null,
};
let ids = 0;

class MediaStreamTrack extends EventTarget {
  constructor(kind) {
    super();
    Object.assign(this, { id: `track ${ids++}`, kind, label: '', muted: false, readyState: 'live' });
  }
  stop() {
    this.readyState = 'ended';
  }
}

class MediaStream extends EventTarget {
  constructor() {
    super();
    this.id = `stream ${ids++}`;
  }
}

class RTCRtpSender {
  constructor(track) {
    this.track = track;
  }
}

class RTCRtpReceiver {
  constructor(kind) {
    this.track = new MediaStreamTrack(kind);
  }
}

class RTCRtpTransceiver {
  constructor(kind, track) {
    Object.assign(this, { mid: null, direction: 'sendrecv', currentDirection: null });
    this.sender = new RTCRtpSender(track);
    this.receiver = new RTCRtpReceiver(kind);
  }
}

class RTCPeerConnection extends EventTarget {
  constructor() {
    super();
    Object.assign(this, STATES);
    this.transceivers = [];
  }
  getTransceivers() {
    return this.transceivers.slice();
  }
  getSenders() {
    return this.transceivers.map((one) => one.sender);
  }
  getReceivers() {
    return this.transceivers.map((one) => one.receiver);
  }
  addTrack(track) {
    if (!(track instanceof MediaStreamTrack)) throw new TypeError('not a track');
    this.transceivers.push(new RTCRtpTransceiver(track.kind, track));
    return this.transceivers[this.transceivers.length - 1].sender;
  }
  addTransceiver(kind) {
    this.transceivers.push(new RTCRtpTransceiver(kind, null));
    return this.transceivers[this.transceivers.length - 1];
  }
  async createOffer() {
    return { type: 'offer', sdp: 'v=0\r\n' };
  }
  async setLocalDescription(description) {
    this.localDescription = description;
  }
  async setRemoteDescription(description) {
    this.remoteDescription = description;
  }
  close() {
    this.signalingState = 'closed';
  }
}

module.exports = () => ({
  version: 'inert',
  RTCPeerConnection,
  MediaStream,
  MediaStreamTrack,
  createTrack: (kind) => new MediaStreamTrack(kind),
  configuration: undefined,
  setTimeout,
  clearTimeout,
  queueTask: setImmediate,
});
