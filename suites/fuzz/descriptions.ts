import * as fc from 'fast-check';
import refused from '../../fixtures/witnesses/refused.json';
import type { Command, Script } from '../../spec-model/vocabulary';
import { call, negotiate, offer, settle, take } from '../arbitraries/commands';
import { history } from '../arbitraries/scripts';
import { local } from '../arbitraries/values';
import { remoteOffers, remoteOfferText } from '../jsep/remote';
import { property } from '../property';
import corpus from './corpus.json';
import { lineEnds, mutated, mutationKinds, mutations } from './mutate';
import { oddLines } from './tokens';

export const linesOf = (sdp: string): string[] => sdp.split('\r\n').slice(0, -1);

/** Descriptions that implementations have written, and some that might have been. */
const originals: fc.Arbitrary<readonly string[]> = fc.oneof(
  fc.constantFrom<string[][]>(...Object.values(corpus)),
  remoteOffers.map((one) => linesOf(remoteOfferText(one))),
);

const ends = fc.oneof({ weight: 12, arbitrary: fc.constant(lineEnds[0]) }, fc.constantFrom(...lineEnds));

const set = (sdp: string): Command => call(0, 'setRemoteDescription', { type: 'offer', sdp });
/** What has to go on working whatever was refused. */
const goOn: Script = [call(0, 'setLocalDescription'), call(0, 'createOffer')];

const [small = []] = Object.values(corpus);

export const offers = property('fuzz', 'offers', {
  title: 'a remote offer that was changed at random is applied if it is still one, and else refused without effect',
  checks: [
    'set-a-session-description/4.5',
    'set-a-session-description/4.5.3',
    'set-a-session-description/4.5.4',
    'set-a-session-description/4.5.6',
    'set-a-session-description/4.6.11.2',
  ],
  cases: [
    ...mutationKinds.map((kind) => [set(mutated(small, [{ kind, at: 8, to: 3 }])), ...goOn]),
    ...Object.values(refused).map((sdp) => [set(sdp), ...goOn]),
  ],
  script: fc
    .tuple(originals, mutations(3), ends, fc.boolean())
    .map(([lines, list, end, goes]) => [set(mutated(lines, list, end)), ...(goes ? goOn : [])]),
});

export const lines = property('fuzz', 'lines', {
  title: 'a line more in a remote offer is refused, ignored or followed, as its grammar says',
  checks: ['set-a-session-description/4.5.3', 'set-a-session-description/4.5.6'],
  cases: oddLines.map((line) => [set([...small, line].map((one) => `${one}\r\n`).join(''))]),
  script: fc.tuple(originals, fc.constantFrom(...oddLines), fc.nat(400)).map(([list, line, at]) => {
    const place = at % (list.length + 1);
    return [set([...list.slice(0, place), line, ...list.slice(place)].map((one) => `${one}\r\n`).join('')), ...goOn];
  }),
});

export const reoffers = property('fuzz', 'reoffers', {
  title: 'an offer that was changed at random, after one that was not, is checked against it',
  checks: ['set-a-session-description/4.4', 'set-a-session-description/4.5.6', 'jsep.apply-remote/recycle'],
  script: fc
    .tuple(history({ addTrack: 1, addTransceiver: 1 }, 1), originals, mutations(2), fc.boolean())
    .map(([before, list, changes, answers]) => [
      ...before,
      set(mutated(list, [])),
      ...(answers ? [call(0, 'setLocalDescription')] : []),
      set(mutated(list, changes)),
      ...goOn,
    ]),
});

/** Changes of the text that a connection of the script wrote, whatever it is: each exchanges a piece of it. */
const edits = fc.constantFrom(
  ['a=mid:', 'a=mid:x'],
  ['a=setup:active', 'a=setup:passive'],
  ['a=setup:active', 'a=setup:holdconn'],
  ['a=rtcp-mux\r\n', ''],
  ['a=ice-ufrag:', 'a=ice-ufrag:x'],
  ['a=ice-pwd:', 'a=ice-pwd: '],
  ['a=fingerprint:sha-256 ', 'a=fingerprint:sha-256 00:'],
  ['m=audio ', 'm=audio 0'],
  ['m=', 'm=audio 0 UDP/TLS/RTP/SAVPF 0\r\nm='],
  ['UDP/TLS', 'TCP/TLS'],
  ['a=recvonly', 'a=sendonly'],
  ['a=sendrecv', 'a=inactive'],
  ['a=rtpmap:', 'a=rtpmap: '],
  ['a=group:BUNDLE', 'a=group:BUNDLE x'],
  ['a=ice-options:trickle', 'a=ice-options:'],
  ['t=0 0', 't=0'],
  ['v=0', 'v=0 '],
  ['\r\n', '\n'],
  ['\r\na=', '\r\na= '],
) as fc.Arbitrary<readonly [string, string]>;

export const answers = property('fuzz', 'answers', {
  title: 'an answer that was changed on its way is refused without effect, unless it still answers the offer',
  checks: ['set-a-session-description/4.5', 'set-a-session-description/4.5.4', 'set-a-session-description/4.5.6'],
  script: fc
    .tuple(
      history({ addTrack: 2, addTransceiver: 2 }, 2),
      fc.array(edits, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([before, list, again, settles]) => [
      ...before,
      ...(again ? negotiate(0) : []),
      ...offer(0),
      take(1),
      call(1, 'setLocalDescription'),
      call(0, 'setRemoteDescription', {
        ...(local(1) as { $: 'local'; pc: number }),
        edits: list.map(([find, put]) => ({ find, with: put })),
      }),
      ...(settles ? [settle] : []),
      take(0),
    ]),
});
