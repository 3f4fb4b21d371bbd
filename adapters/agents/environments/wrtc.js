const versionOf = require('./version-of.js');

/** The environment of @roamhq/wrtc, loaded from the given file. */
module.exports = (file) => {
  const wrtc = require(file);
  const { RTCAudioSource, RTCVideoSource } = wrtc.nonstandard;
  return {
    version: versionOf(file),
    RTCPeerConnection: wrtc.RTCPeerConnection,
    RTCIceCandidate: wrtc.RTCIceCandidate,
    MediaStream: wrtc.MediaStream,
    MediaStreamTrack: wrtc.MediaStreamTrack,
    interface: (name) => wrtc[name],
    createTrack: (kind) => (kind === 'audio' ? new RTCAudioSource() : new RTCVideoSource()).createTrack(),
    configuration: { iceServers: [] },
    frail: true,
    setTimeout,
    clearTimeout,
    queueTask: setImmediate,
  };
};
