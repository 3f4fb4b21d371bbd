const { writeSync } = require('node:fs');
const inert = require('./inert.js');

/** What goes wrong when setLocalDescription is called. */
const FAULTS = {
  hang: () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  crash: () => process.exit(70),
  garbage: () => writeSync(3, 'this is not an entry\n'),
};

/** The inert implementation with one fault. */
module.exports = (fault) => {
  const environment = inert();
  class RTCPeerConnection extends environment.RTCPeerConnection {
    setLocalDescription(description) {
      FAULTS[fault]();
      return super.setLocalDescription(description);
    }
  }
  return Object.assign(environment, { version: `inert, with ${fault}`, RTCPeerConnection });
};
