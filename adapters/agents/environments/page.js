/** The environment of a page. Local tracks are copies of one silent and one blank track: contexts of audio are few. */
module.exports = () => {
  const tasks = [];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => tasks.shift()();
  let masters;
  const makeMasters = () => ({
    audio: new AudioContext().createMediaStreamDestination().stream.getAudioTracks()[0],
    video: document.createElement('canvas').captureStream(0).getVideoTracks()[0],
  });
  return {
    RTCPeerConnection,
    RTCIceCandidate,
    MediaStream,
    MediaStreamTrack,
    interface: (name) => window[name],
    global: window,
    createTrack: (kind) => {
      if (!masters) masters = makeMasters();
      return masters[kind].clone();
    },
    configuration: { iceServers: [] },
    setTimeout: (action, ms) => setTimeout(action, ms),
    clearTimeout: (timer) => clearTimeout(timer),
    queueTask: (action) => {
      tasks.push(action);
      channel.port2.postMessage(0);
    },
    now: () => performance.now(),
  };
};
