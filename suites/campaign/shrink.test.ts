import test from 'ava';
import * as fc from 'fast-check';
import { simulatorSession } from '../../adapters/simulator';
import type { Command, Script, Trace } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, setDirection, take } from '../arbitraries/commands';
import { local, track } from '../arbitraries/values';
import { onFirstConnection, withLiterals } from './literal';
import { shrink } from './shrink';

const how = { quiet: 10, limit: 1000 };
const empty: Trace = [];
const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');

test('what is not needed is taken out, wherever it stands', async (t) => {
  const scripts = fc.array(names, { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(scripts, fc.infiniteStream(fc.boolean()), async (list, needed) => {
      const wanted = list.filter(() => needed.next().value);
      const shows = async (script: Script) => {
        const rest = [...wanted];
        for (const command of script) if ('call' in command && command.call === rest[0]) rest.shift();
        return rest.length === 0 ? empty : undefined;
      };
      const script = await shrink(
        list.map((name) => call(0, name)),
        shows,
      );
      t.deepEqual(
        script,
        wanted.map((name) => call(0, name)),
      );
    }),
    { numRuns: 50 },
  );
});

test('a script that does not show it again stays as it is', async (t) => {
  const script = negotiate(0);
  t.is(await shrink(script, async () => undefined), script);
});

const session = simulatorSession();
/** Shows the trace of scripts after which a transceiver of connection 1 has that currentDirection. */
const reaches = (direction: string) => async (script: Script) => {
  const trace = await session.perform(script, how);
  const seen = trace.some(
    (entry) =>
      entry.t === 'snap' &&
      entry.pc === 'pc1' &&
      entry.s.transceivers?.some(({ currentDirection }) => currentDirection === direction),
  );
  return seen ? trace : undefined;
};

test('createOffer and createAnswer give way to setLocalDescription without a description', async (t) => {
  const script = [call(0, 'addTransceiver', 'audio'), ...offer(0), take(1), ...answer(1)];
  t.deepEqual(await shrink(script, reaches('recvonly')), [
    call(0, 'addTransceiver', 'audio'),
    call(0, 'setLocalDescription'),
    take(1),
    call(1, 'setLocalDescription'),
  ]);
});

test('a script of more than four commands is cut off from its peer', async (t) => {
  const script = [call(0, 'addTransceiver', 'audio'), ...offer(0), take(1), setDirection(1, 'sendrecv'), ...answer(1)];
  const shown = await shrink(script, async (candidate) => {
    const trace = await session.perform(candidate, how);
    return trace.some(
      (entry) => entry.t === 'snap' && JSON.stringify(entry.s).includes('"currentDirection":"sendrecv"'),
    )
      ? trace
      : undefined;
  });
  t.deepEqual(
    shown.map((command: Command) => ('call' in command ? command.call : 'set')),
    ['setRemoteDescription', 'set', 'setLocalDescription'],
  );
  t.true(shown.every((command) => !('pc' in command) || command.pc === 0));
});

test('a description is written out as it was handed over', async (t) => {
  const script = [call(0, 'addTrack', track('audio')), call(0, 'setLocalDescription'), take(1)];
  const trace = await session.perform(script, how);
  const written = withLiterals(script, trace);
  t.deepEqual(written?.slice(0, 2), script.slice(0, 2));
  const last = written?.[2];
  const [description] = last && 'args' in last ? last.args : [];
  t.like(description, { type: 'offer' });
  t.regex(JSON.stringify(description), /m=audio/);
  t.is(withLiterals(script.slice(0, 2), trace), undefined);
});

test('the only connection is the first one', (t) => {
  t.deepEqual(onFirstConnection([call(1, 'close')]), [call(0, 'close')]);
  t.is(onFirstConnection([call(0, 'close'), call(1, 'close')]), undefined);
  t.is(onFirstConnection([call(0, 'setRemoteDescription', local(1))]), undefined);
});

test('what is called inside of handlers is taken out or called in its place; references and edits become simpler', async (t) => {
  const has = (script: Script, what: string) => (JSON.stringify(script).includes(what) ? empty : undefined);
  const edit = [
    { at: ['a'], to: 1 },
    { at: ['b'], to: 2 },
  ];
  const script: Script = [
    { on: 'track', pc: 0, do: [call(0, 'a'), { upon: 2, do: [call(0, 'b'), call(0, 'c')] }] },
    { of: { $: 'object', interface: 'X', index: 3 }, call: 'd', args: [{ $: 'result', of: 'd', index: 1, edit }] },
  ];
  t.deepEqual(await shrink(script, async (one) => has(one, '"c"')), [call(0, 'c')]);
  t.deepEqual(await shrink(script, async (one) => has(one, '"at":["b"]')), [
    {
      of: { $: 'object', interface: 'X', index: 0 },
      call: 'd',
      args: [{ $: 'result', of: 'd', index: 0, edit: [{ at: ['b'], to: 2 }] }],
    },
  ]);
});

test('a description that is written out loses the lines that are not needed', async (t) => {
  const sdp = `v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\n${['m=audio', 'm=video'].map((m) => `${m} 9 x 0\r\na=mid:1\r\na=x:1\r\na=x:2\r\n`).join('')}`;
  const needs = async (script: Script) => (/m=video.*a=x:2/.test(JSON.stringify(script)) ? empty : undefined);
  const [shortest] = await shrink([call(0, 'setRemoteDescription', { type: 'offer', sdp })], needs);
  t.deepEqual(shortest, call(0, 'setRemoteDescription', { sdp: 'v=0\r\nm=video 9 x 0\r\na=x:2\r\n' }));
});
