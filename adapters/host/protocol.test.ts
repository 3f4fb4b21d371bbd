import test from 'ava';
import fc from 'fast-check';
import { readMessage } from './protocol';

test('messages are read as they were written', (t) => {
  const messages = [
    { hello: 'x 1.0' },
    { id: 3, entries: [{ t: 'begin' }, { t: 'return', i: 0, v: { h: 'sender0' } }] },
    { id: 3, amend: 1, entry: { t: 'event', on: 'pc0', type: 'track', d: {}, via: 'both' } },
    { id: 3, done: true },
    { id: 3, failed: 'why' },
  ];
  for (const message of messages) t.deepEqual(readMessage(JSON.stringify(message)) as unknown, message);
});

test('what is no message is garbage, with the job that it names', (t) => {
  t.deepEqual(readMessage('hello'), { garbage: 'not a message: "hello"' });
  const lines = [
    '{"id":4,"entries":[{"t":"nonsense"}]}',
    '{"id":4,"entries":[{"t":"return","i":"0","v":1}]}',
    '{"id":4,"entries":[{"t":"broken","how":"crash","detail":""}]}',
    '{"id":4,"amend":0}',
    '{"id":4}',
  ];
  for (const line of lines) t.like(readMessage(line), { id: 4 });
});

test('no line makes the reader throw', (t) => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
      t.true('garbage' in readMessage(line));
    }),
  );
});
