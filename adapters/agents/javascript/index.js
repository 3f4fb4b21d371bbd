const { Run } = require('./run.js');

/**
 * The JavaScript agent: runs scripts on a W3C-shaped RTCPeerConnection and tells what it saw, as the entries of
 * spec-model/vocabulary/trace.ts. It expects nothing. The modules of this folder are loaded by `require`, or put into one
 * source and evaluated in a page; they have no dependencies and keep to syntax that Chromium 70 runs.
 *
 * Snapshots are taken of the connection concerned after each `return`, `throw`, `promise`, `resolve`, `reject` and
 * `unsettled`; of every connection when it is made, after each `waited`, and before `end`. What is the same as in the
 * connection's last snapshot is left out; what cannot change is looked at again after each `waited`. Other objects are looked at
 * (watched.js) at the same moments, once a script refers to them or a call returns them: their `state` entries follow the
 * connection's snapshot. A command that waits for a promise goes on inside the reaction of that promise, as `await` does; commands
 * that wait for nothing follow each other in the same turn, those inside of a handler or a reaction in its turn.
 */
function createAgent(environment) {
  /**
   * Runs one script; several may be under way. `emit(entry)` gets each entry as it is recorded; `amend(index, entry)` says
   * that an earlier entry of this script has changed (an event seen a second way).
   */
  return (job, emit, amend = () => {}) =>
    new Promise((resolve, reject) => {
      const done = (error) => (error ? reject(error) : resolve());
      new Run(environment, job, emit, amend, done).start();
    });
}

module.exports = createAgent;
