import test from 'ava';
import { createSimulator, type Simulator } from '../simulator/simulator';
import { comparePlan } from './compare';
import type { DescriptionPlan } from './plan';

/** A created description, and the plan that it was written by. */
interface Written {
  readonly plan: DescriptionPlan;
  readonly sdp: string;
}

type Method = (...args: readonly unknown[]) => Promise<unknown>;

interface Connection {
  readonly localDescription: unknown;
  readonly addTrack: Method;
  readonly addTransceiver: Method;
  readonly createDataChannel: Method;
  readonly createOffer: Method;
  readonly createAnswer: Method;
  readonly setLocalDescription: Method;
  readonly setRemoteDescription: Method;
}

/** Runs a program on two connections of a simulator; gives what the last description was written by. */
const last = async (
  program: (one: Connection, another: Connection, simulator: Simulator) => Promise<unknown>,
  configuration = {},
): Promise<Written> => {
  let written: Written | undefined;
  const simulator = createSimulator({
    chooser: {
      choose: (_site, [first]) => first as never,
      describe: (_connection, plan, write) => {
        written = { plan, sdp: write() };
        return written.sdp;
      },
    },
  });
  const make = () => new simulator.RTCPeerConnection(configuration) as unknown as Connection;
  await program(make(), make(), simulator);
  if (!written) throw new Error('nothing was created');
  return written;
};

const negotiate = async (one: Connection, another: Connection) => {
  await one.setLocalDescription();
  await another.setRemoteDescription(one.localDescription);
  await another.setLocalDescription();
  await one.setRemoteDescription(another.localDescription);
};

const firstOffer = () =>
  last(async (one, _another, { createTrack, MediaStream }) => {
    const stream = new MediaStream();
    one.addTrack(createTrack('audio'), stream);
    one.addTransceiver('video', { sendEncodings: [{ rid: 'a' }, { rid: 'b' }] });
    one.addTransceiver('audio');
    one.createDataChannel('chat');
    await one.createOffer();
  });

const answer = () =>
  last(async (one, another) => {
    one.addTransceiver('audio', { direction: 'sendonly' });
    one.addTransceiver('video');
    await one.setLocalDescription();
    await another.setRemoteDescription(one.localDescription);
    await another.createAnswer();
  });

const laterOffer = () =>
  last(async (one, another) => {
    one.addTransceiver('audio');
    one.addTransceiver('video');
    await negotiate(one, another);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await one.createOffer();
  });

type Edit = readonly [find: string | RegExp, put: string, subject: string];

const offerEdits: readonly Edit[] = [
  [/m=application(?:.|\r|\n)*/, '', 'number of sections'],
  ['m=video 9', 'm=video 0', 'rejection of a section'],
  ['a=mid:1', 'a=mid:0', 'mids of an offer'],
  ['a=sendrecv', 'a=recvonly', 'direction of a section'],
  [/a=msid:.*\r\n/, '', 'a=msid of a section'],
  ['a=simulcast:send a;b', 'a=simulcast:send b;a', 'a=simulcast send'],
  ['a=rid:b send\r\n', '', 'a=rid lines'],
  [/a=simulcast.*\r\n/, '', 'a=simulcast send'],
  [' 111 ', ' ', 'codecs that have to be offered'],
  [/a=rtpmap:110 .*\r\n/, '', 'a=rtpmap lines of a section'],
  ['a=bundle-only\r\n', '', 'rejection of a section'],
  [/(a=bundle-only\r\n)/, '$1a=setup:actpass\r\n', 'transport attributes of a bundled section'],
  [/a=ice-ufrag:.*\r\n/, '', 'ICE credentials of a section'],
  [/a=fingerprint:.*\r\n/, '', 'a=fingerprint'],
  ['a=setup:actpass', 'a=setup:active', 'a=setup'],
  [/a=tls-id:.*\r\n/, '', 'a=tls-id'],
  ['a=rtcp-mux\r\n', '', 'a=rtcp-mux'],
  ['a=rtcp-mux-only\r\n', '', 'a=rtcp-mux-only'],
  ['a=rtcp-rsize\r\n', '', 'a=rtcp-rsize'],
  ['BUNDLE 0 1 2 3', 'BUNDLE 0 1', 'BUNDLE group'],
  ['BUNDLE 0 1 2 3', 'BUNDLE 1 0 2 3', 'first section of the BUNDLE group'],
  ['a=ice-options:trickle ice2', 'a=ice-options:trickle', 'ice2 in a=ice-options'],
  ['UDP/TLS/RTP/SAVPF', 'RTP/SAVPF', 'protocol of a section'],
  ['a=sctp-port:5000\r\n', '', 'a=sctp-port'],
  ['t=0 0\r\n', 't=0 0\r\na=ice-lite\r\n', 'a=ice-lite'],
  ['s=-\r\n', '', 'syntax'],
];

const answerEdits: readonly Edit[] = [
  [/$/, 'm=audio 0 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\n', 'number of sections'],
  ['a=recvonly', 'a=sendrecv', 'direction of a section'],
  ['a=mid:1', 'a=mid:9', 'mid of a section'],
  ['a=setup:active', 'a=setup:actpass', 'a=setup'],
  ['a=group:BUNDLE 0 1\r\n', '', 'BUNDLE group'],
  [/(a=mid:0\r\n)/, '$1a=extmap:14 urn:x\r\n', 'a=extmap lines of a section'],
  [/(a=mid:0\r\n)/, '$1a=rtcp-fb:* nack none\r\n', 'a=rtcp-fb lines of a section'],
  [' 9 0 8 ', ' 0 9 8 ', 'codecs of a section'],
  ['a=ice-options:trickle ice2\r\n', '', 'trickle in a=ice-options'],
];

const laterEdits: readonly Edit[] = [
  [/o=- (\d+)/, 'o=- 1$1', 'o= line'],
  [/a=ice-ufrag:.*/, 'a=ice-ufrag:other', 'ICE credentials of a section'],
  [/a=candidate:.*\r\n/, '', 'candidates of a section'],
  ['a=end-of-candidates\r\n', '', 'a=end-of-candidates'],
  [/(a=mid:1\r\n)/, '$1a=setup:actpass\r\n', 'transport attributes of a bundled section'],
  ['rtpmap:111 opus/48000/2', 'rtpmap:111 PCMU/8000', 'payload types of a section'],
  [' 9 0 8 ', ' 0 9 8 ', 'codecs of a section'],
  ['a=rtcp-mux\r\n', 'a=rtcp-mux\r\na=rtcp-mux-only\r\n', 'a=rtcp-mux-only'],
];

const tables = {
  offer: [firstOffer, offerEdits],
  answer: [answer, answerEdits],
  'later offer': [laterOffer, laterEdits],
} as const;

for (const [what, [create, edits]] of Object.entries(tables)) {
  test(`${what}: what is written follows its plan`, async (t) => {
    const { plan, sdp } = await create();
    t.deepEqual(comparePlan(plan, sdp), []);
  });
  for (const [find, put, subject] of edits)
    test(`${what}: noticed: ${subject}, with ${JSON.stringify(put)} for ${find}`, async (t) => {
      const { plan, sdp } = await create();
      const edited = sdp.replace(find, put);
      t.not(edited, sdp, 'the edit has no effect');
      t.true(
        comparePlan(plan, edited).some((difference) => difference.subject === subject),
        JSON.stringify(comparePlan(plan, edited)),
      );
    });
}

for (const [policy, marked] of Object.entries({
  balanced: [false, false, true],
  'max-compat': [false, false, false],
  'max-bundle': [false, true, true],
}))
  test(`bundle policy ${policy}`, async (t) => {
    const { plan, sdp } = await last(
      async (one) => {
        for (const kind of ['audio', 'video', 'audio']) one.addTransceiver(kind);
        await one.createOffer();
      },
      { bundlePolicy: policy },
    );
    t.deepEqual(
      plan.sections.map(({ carrier }) => carrier === 'group-only'),
      marked,
    );
    t.is(sdp.split('a=bundle-only').length - 1, marked.filter(Boolean).length);
  });
