const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/** Version of the package that a module file belongs to. */
function versionOf(file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (name) return `${name} ${version}`;
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return file;
}

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
