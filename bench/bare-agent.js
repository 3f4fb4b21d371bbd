/**
 * What one would write by hand to make the calls of the bench's scripts: no recording, no snapshots, no handles. A job's
 * `script` is the whole set of scripts. If `quiet` is not 0, each waits until no event has come for so many milliseconds, before
 * it closes its connections.
 */
const IN_FLIGHT = 16;
const EVENTS = [
  'negotiationneeded',
  'icecandidate',
  'icecandidateerror',
  'signalingstatechange',
  'iceconnectionstatechange',
  'icegatheringstatechange',
  'connectionstatechange',
  'track',
  'datachannel',
];
/** As in adapters/agents/page.js: closed connections of a page count until they are collected. */
const COLLECT = 20;

/** `look(connection, pending)` is called after each call and settlement; `pending`: a promise was returned just now. */
module.exports = (environment, look = () => {}) => {
  const value = (state, spec) => {
    if (spec === null || typeof spec !== 'object' || !spec.$) return spec;
    switch (spec.$) {
      case 'track': {
        const name = spec.kind + (spec.index % 2);
        if (!state.tracks[name]) state.tracks[name] = environment.createTrack(spec.kind);
        return state.tracks[name];
      }
      case 'stream':
        if (!state.streams[spec.index]) state.streams[spec.index] = new environment.MediaStream();
        return state.streams[spec.index];
      case 'local':
        return connection(state, spec.pc).localDescription;
      default:
        return state.description;
    }
  };

  const connection = (state, index) => {
    if (!state.connections[index]) {
      const made = new environment.RTCPeerConnection(environment.configuration);
      state.connections[index] = made;
      const happened = () => {
        state.at = Date.now();
      };
      if (state.settles) for (const type of EVENTS) made[`on${type}`] = happened;
    }
    return state.connections[index];
  };

  const target = (state, command) => {
    if (command.pc !== undefined) return connection(state, command.pc);
    const first = connection(state, 0);
    return command.sender === undefined ? first.getTransceivers()[0] : first.getSenders()[0];
  };

  const perform = async (state, command) => {
    const object = target(state, command);
    const concerned = connection(state, command.pc || 0);
    if (command.set) {
      object[command.set] = command.to;
      return look(concerned, false);
    }
    const args = command.args.map((spec) => value(state, spec));
    let result = object[command.call](...args);
    if (result && typeof result.then === 'function') {
      look(concerned, true);
      result = await result;
    }
    look(concerned, false);
    if (command.call === 'createOffer' || command.call === 'createAnswer') state.description = result;
  };

  /** Until no event came for so many milliseconds. */
  const quiet = async (state, ms) => {
    state.at = Date.now();
    for (let left = ms; left > 0; left = ms - (Date.now() - state.at)) {
      await new Promise((resolve) => environment.setTimeout(resolve, left));
    }
  };

  const runScript = async (script, pause) => {
    const state = { settles: pause > 0, at: 0, connections: [], tracks: {}, streams: [], description: undefined };
    for (const command of script) {
      try {
        await perform(state, command);
      } catch (_error) {
        // Some calls are refused.
      }
    }
    if (pause > 0) await quiet(state, pause);
    for (const one of state.connections) if (one) look(one, false);
    for (const one of state.connections) if (one) one.close();
    for (const track of Object.values(state.tracks)) track.stop();
  };

  return async (job) => {
    let next = 0;
    const worker = async () => {
      while (next < job.script.length) {
        await runScript(job.script[next++], job.quiet);
        if (next % COLLECT === 0 && typeof gc === 'function') gc();
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  };
};
