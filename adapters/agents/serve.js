/**
 * Runs jobs and sends what they record as JSON strings: `{id, entries}`, `{id, amend, entry}`, and at last `{id, done}` or
 * `{id, failed}`. Entries of one turn travel together, but none stays behind when a method is called: that may be the last
 * thing that this process does. `later(action)` runs an action after the present turn.
 */
function serve(run, send, later) {
  return (job) => {
    const id = job.id;
    let entries = [];
    let sent = 0;
    let waiting = false;
    const message = (content) => send(JSON.stringify(Object.assign({ id }, content)));
    const flush = () => {
      waiting = false;
      if (entries.length === 0) return;
      sent += entries.length;
      message({ entries });
      entries = [];
    };
    const emit = (entry) => {
      entries.push(entry);
      if (entry.t === 'call') flush();
      else if (!waiting) {
        waiting = true;
        later(flush);
      }
    };
    const amend = (index, entry) => {
      if (index < sent) message({ amend: index, entry });
    };
    const end = (content) => {
      flush();
      message(content);
    };
    run(job, emit, amend).then(
      () => end({ done: true }),
      (error) => end({ failed: String(error) }),
    );
  };
}

module.exports = serve;
