const bare = require('./bare-agent.js');

const DESCRIPTIONS = ['localDescription', 'remoteDescription'].concat([
  'currentLocalDescription',
  'pendingLocalDescription',
  'currentRemoteDescription',
  'pendingRemoteDescription',
]);
const STATES = ['signalingState', 'iceGatheringState', 'iceConnectionState', 'connectionState', 'sctp'];

/** The bare loop, with a look at the attributes that a snapshot has; what was read is thrown away. */
module.exports = (environment) => {
  const look = (connection, pending) => {
    if (!(environment.frail && pending)) for (const name of DESCRIPTIONS) connection[name];
    for (const name of STATES) connection[name];
    for (const one of connection.getTransceivers()) {
      one.mid;
      one.direction;
      one.currentDirection;
      one.sender.track;
      one.receiver.track.readyState;
    }
    connection.getSenders();
    connection.getReceivers();
  };
  return bare(environment, look);
};
