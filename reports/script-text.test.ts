import test from 'ava';
import fc from 'fast-check';
import type { Script, Trace } from '../spec-model/vocabulary';
import { scriptLines, scriptText } from './script-text';
import { SCRIPT, TRACE } from './testing/results';

test('objects have the names of the trace, and the receiver is created first', (t) => {
  t.is(
    scriptText(SCRIPT, TRACE),
    `const pc0 = new RTCPeerConnection();
const sender0 = pc0.addTrack(audio0);
pc0.close();
pc0.addTrack(audio0);`,
  );
});

test('without a trace, indices stay indices', (t) => {
  const script: Script = [
    { sender: 3, call: 'replaceTrack', args: [null] },
    { transceiver: 1, set: 'direction', to: 'inactive' },
    { pc: 1, call: 'removeTrack', args: [{ $: 'sender', index: 2 }] },
  ];
  t.is(
    scriptText(script),
    `const pc1 = new RTCPeerConnection();
await senders[3].replaceTrack(null);
transceivers[1].direction = 'inactive';
pc1.removeTrack(senders[2]);`,
  );
});

test('descriptions are named by the calls that made them, the newest first', (t) => {
  const description = { type: 'offer', sdp: { text: 1 } };
  const script: Script = [
    { pc: 0, call: 'createOffer', args: [] },
    { pc: 0, call: 'createOffer', args: [{ iceRestart: true }] },
    { pc: 0, call: 'setLocalDescription', args: [{ $: 'description', index: 1 }] },
    { pc: 1, call: 'setRemoteDescription', args: [{ $: 'local', pc: 0, edits: [{ find: 'a', with: "b'" }] }] },
  ];
  const called = (i: number, m: string): Trace => [{ t: 'call', i, on: 'pc0', m, kind: 'call', a: [] }];
  const trace: Trace = [
    ...called(0, 'createOffer'),
    { t: 'resolve', i: 0, v: description },
    ...called(1, 'createOffer'),
    { t: 'resolve', i: 1, v: description },
    ...called(2, 'setLocalDescription'),
  ];
  t.deepEqual(
    scriptLines(script, trace).map(({ text }) => text),
    [
      'const pc0 = new RTCPeerConnection();',
      'const pc1 = new RTCPeerConnection();',
      'const offer0 = await pc0.createOffer();',
      'const offer1 = await pc0.createOffer({ iceRestart: true });',
      'await pc0.setLocalDescription(offer0);',
      "await pc1.setRemoteDescription({ ...pc0.localDescription, sdp: pc0.localDescription.sdp.replace('a', 'b\\'') });",
    ],
  );
});

test('what is not awaited, waits and constructors', (t) => {
  const script: Script = [
    { pc: 0, call: 'createOffer', args: [], await: false },
    { wait: 'task' },
    { wait: 'settle' },
    { stream: 4, call: 'addTrack', args: [{ $: 'track', kind: 'video', index: 3 }] },
    { construct: 'RTCIceCandidate', args: [{ 'a b': [{ $: 'undefined' }, 'it\'s "x"'], sdpMLineIndex: 1.5 }] },
  ];
  t.is(
    scriptText(script),
    `const pc0 = new RTCPeerConnection();
pc0.createOffer(); // not awaited
await task();
await quiet();
stream1.addTrack(video1);
new RTCIceCandidate({ 'a b': [undefined, 'it\\'s "x"'], sdpMLineIndex: 1.5 });`,
  );
});

test('a skipped command is a comment, and real values replace references', (t) => {
  const script: Script = [
    { transceiver: 4, call: 'stop', args: [] },
    { pc: 0, call: 'addIceCandidate', args: [{ sdpMid: { $: 'remoteMid', pc: 0, section: 7 } }] },
    { pc: 0, call: 'removeTrack', args: [{ $: 'sender', index: 9 }] },
  ];
  const trace: Trace = [
    { t: 'skip', i: 0, why: 'no transceiver' },
    { t: 'call', i: 1, on: 'pc0', m: 'addIceCandidate', kind: 'call', a: [{ sdpMid: '2' }] },
    { t: 'call', i: 2, on: 'pc0', m: 'removeTrack', kind: 'call', a: [{ h: 'sender1' }] },
  ];
  t.deepEqual(
    scriptLines(script, trace)
      .slice(1)
      .map(({ text }) => text),
    ['// skipped: transceivers[4].stop();', "await pc0.addIceCandidate({ sdpMid: '2' });", 'pc0.removeTrack(sender1);'],
  );
});

test('long strings are cut, and say how long they were', (t) => {
  const [, line] = scriptLines([
    { pc: 0, call: 'setRemoteDescription', args: [{ type: 'offer', sdp: 'v'.repeat(500) }] },
  ]);
  t.regex(line?.text ?? '', /'v{60}' \/\* 500 characters \*\//);
});

test('any string is written as a literal that JavaScript reads back', (t) => {
  const read = (text: string): unknown => {
    const [, line] = scriptLines([{ pc: 0, call: 'close', args: [text] }]);
    return new Function(`return ${line?.text.slice('pc0.close('.length, -');'.length)}`)();
  };
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => read(text) === text));
  t.is(read(`'\\"\n`), `'\\"\n`);
});

test('handlers, reactions, attributes, statics, earlier results and constructed connections', (t) => {
  const dtmf = { $: 'attribute', of: { $: 'sender', index: 1 }, name: 'dtmf' } as const;
  const edit = [{ at: ['encodings', 0, 'active'], to: false }];
  t.deepEqual(
    scriptText([
      { construct: 'RTCPeerConnection', pc: 1, args: [{ iceServers: [] }] },
      {
        on: 'negotiationneeded',
        pc: 1,
        do: [
          { pc: 1, call: 'createOffer', args: [] },
          { pc: 1, get: 'sctp' },
        ],
      },
      { upon: 0, do: [{ upon: 1, do: [{ pc: 0, call: 'close', args: [] }] }] },
      { of: dtmf, call: 'insertDTMF', args: ['1'] },
      { static: 'RTCRtpSender', call: 'getCapabilities', args: ['audio'] },
      { sender: 0, call: 'setParameters', args: [{ $: 'result', of: 'getParameters', index: 0, edit }] },
      { wait: 'time', ms: 100 },
    ]).split('\n'),
    [
      'const pc0 = new RTCPeerConnection();',
      'const pc1 = new RTCPeerConnection({ iceServers: [] });',
      "pc1.addEventListener('negotiationneeded', () => { pc1.createOffer(); pc1.sctp; }, { once: true });",
      'promises.at(-1).finally(() => { promises.at(-2).finally(() => { pc0.close(); }); });',
      "senders[1].dtmf.insertDTMF('1');",
      "RTCRtpSender.getCapabilities('audio');",
      'await senders[0].setParameters(results.getParameters.at(-1) /* ["encodings"][0]["active"] = false */);',
      'await time(100);',
    ],
  );
});
