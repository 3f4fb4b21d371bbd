const { randomUUID } = require('node:crypto');
const versionOf = require('./version-of.js');

/** The environment of werift, loaded from the given file. */
module.exports = (file) => {
  const werift = require(file);
  return {
    version: versionOf(file),
    RTCPeerConnection: werift.RTCPeerConnection,
    RTCIceCandidate: werift.RTCIceCandidate,
    MediaStream: werift.MediaStream,
    MediaStreamTrack: werift.MediaStreamTrack,
    interface: (name) => werift[name],
    createTrack: (kind) => new werift.MediaStreamTrack({ kind, id: randomUUID() }),
    configuration: { iceServers: [] },
    callbackVersions: false,
    setTimeout,
    clearTimeout,
    queueTask: setImmediate,
  };
};
