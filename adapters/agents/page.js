const serve = require('./serve.js');

/** Scripts between two collections of garbage: a renderer has 500 connections, and closed ones count until collected. */
const COLLECT = 20;

/** The agent of a page: gives the function that takes a job; messages go to `send`. */
module.exports = (createAgent, environment, send) => {
  const run = createAgent(environment);
  let ended = 0;
  const collect = () => {
    ended++;
    if (ended % COLLECT === 0 && typeof gc === 'function') gc();
  };
  const perform = (job, emit, amend) =>
    run(job, emit, amend).then(
      () => collect(),
      (error) => {
        collect();
        throw error;
      },
    );
  return serve(perform, send, environment.queueTask);
};
