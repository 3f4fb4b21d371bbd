import * as fc from 'fast-check';
import type { Command, Reference, Script, Value } from '../../spec-model/vocabulary';
import { answer, call, offer, other, pcs, settle, take } from '../arbitraries/commands';
import { pieces } from '../arbitraries/scripts';
import { goodCandidate, kinds, type Pc, remoteMid, remoteUfrag, track } from '../arbitraries/values';

type Piece = fc.Arbitrary<Script>;

const one = (commands: fc.Arbitrary<Command>): Piece => commands.map((command) => [command]);

/** What `addIceCandidate` may be given: candidates, good and bad, and their end, with and without ids. */
const candidateInits: fc.Arbitrary<Value> = fc.record(
  {
    candidate: fc.constantFrom('', goodCandidate, 'candidate:1 1 udp 2113929471 nowhere'),
    sdpMid: fc.constantFrom<Value[]>(remoteMid(0), remoteMid(1), null),
    sdpMLineIndex: fc.constantFrom<Value[]>(0, 1, null),
    usernameFragment: fc.constantFrom<Value[]>(remoteUfrag(0), null),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Value>;

const encodings: fc.Arbitrary<Value> = fc.array(
  fc.record(
    { rid: fc.constantFrom('a', 'b'), scaleResolutionDownBy: fc.constantFrom(0.5, 1, 2), active: fc.boolean() },
    { requiredKeys: [] },
  ),
  { maxLength: 3 },
) as fc.Arbitrary<Value>;

const urls = fc
  .tuple(
    fc.constantFrom('stun', 'stuns', 'turn', 'turns', 'http'),
    fc.constantFrom(':', '://'),
    fc.constantFrom('example.org', '127.0.0.1', '[::1]', 'ex_ample', 'a@example.org', ''),
    fc.constantFrom('', ':3478', ':0', ':99999', ':'),
    fc.constantFrom(
      '',
      '?transport=udp',
      '?transport=tcp',
      '?transport=sctp',
      '?transport=udp&x',
      '?x=y',
      '?',
      '#x',
      '/x',
    ),
  )
  .map((parts) => parts.join(''));
const servers: fc.Arbitrary<Value> = fc.record(
  { urls, username: fc.constantFrom('', 'user', 'us\u0007er'), credential: fc.constantFrom('', 'pass', 'pa\u0007ss') },
  { requiredKeys: ['urls'] },
) as fc.Arbitrary<Value>;
const configurations: fc.Arbitrary<Value> = fc.record(
  {
    bundlePolicy: fc.constantFrom('balanced', 'max-bundle', 'max-compat'),
    iceTransportPolicy: fc.constantFrom('all', 'relay'),
    iceServers: fc.array(servers, { maxLength: 1 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Value>;

const asking = (rids: readonly string[]) => ({
  find: 'a=sendrecv',
  with: ['a=sendrecv', ...rids.map((rid) => `a=rid:${rid} recv`), `a=simulcast:recv ${rids.join(';')}`].join('\r\n'),
});

const rejecting = { find: ' 9 UDP/TLS/RTP/SAVPF', with: ' 0 UDP/TLS/RTP/SAVPF' };

const ofChannel: Reference = { $: 'object', interface: 'RTCDataChannel', index: 0 };
const capabilities = (of: string): Command => ({ static: of, call: 'getCapabilities', args: ['video'] });
/** A codec of the capabilities, each with the others left out. */
const codecs: fc.Arbitrary<Value> = fc.array(
  fc.record({
    $: fc.constant('result'),
    index: fc.nat(1),
    of: fc.constant('getCapabilities'),
    path: fc.tuple(fc.constant('codecs'), fc.nat(12)),
  }),
  { minLength: 1, maxLength: 2 },
) as fc.Arbitrary<Value>;

/** Reads an attribute of any of some objects. */
const reads = (of: readonly Reference[], ...names: string[]): Piece =>
  one(fc.record({ of: fc.constantFrom(...of), get: fc.constantFrom(...names) }) as fc.Arbitrary<Command>);

const calls = (method: string, ...args: fc.Arbitrary<Value>[]): Piece =>
  one(
    fc.record({
      pc: pcs,
      call: fc.constant(method),
      args: fc.tuple(...args) as fc.Arbitrary<Value[]>,
    }) as fc.Arbitrary<Command>,
  );

/** Pieces of scripts for the differences between editions: those of every history, and calls that only some editions know. */
export const editionPieces = {
  ...pieces,
  candidate: calls('addIceCandidate', candidateInits),
  provisional: calls('setLocalDescription', fc.constant({ type: 'pranswer' })),
  read: one(
    fc.record({
      transceiver: fc.nat(2),
      get: fc.constantFrom('stopped', 'direction', 'currentDirection'),
    }) as fc.Arbitrary<Command>,
  ),
  encodings: calls(
    'addTransceiver',
    kinds,
    encodings.map((sendEncodings): Value => ({ sendEncodings })),
  ),
  getParameters: one(
    fc.record({
      sender: fc.nat(2),
      call: fc.constant('getParameters'),
      args: fc.constant([]),
    }) as fc.Arbitrary<Command>,
  ),
  setParameters: one(
    fc.record({
      sender: fc.nat(2),
      call: fc.constant('setParameters'),
      args: fc.constant<Value[]>([{ $: 'result', index: 0, of: 'getParameters' }]),
    }) as fc.Arbitrary<Command>,
  ),
  construct: configurations.map((configuration): Script => [{ construct: 'RTCPeerConnection', args: [configuration] }]),
  policies: fc
    .constantFrom('balanced', 'max-bundle')
    .map((bundlePolicy): Script => [{ construct: 'RTCPeerConnection', args: [{ bundlePolicy }] }]),
  servers: servers.map((server): Script => [{ construct: 'RTCPeerConnection', args: [{ iceServers: [server] }] }]),
  setConfiguration: calls('setConfiguration', fc.oneof(fc.constant({}), configurations)),
  video: fc.constant<Script>([call(0, 'addTransceiver', 'video')]),
  /** Hands an offer over that asks for simulcast. */
  takeSimulcast: fc
    .subarray(['a', 'b', 'c'], { minLength: 2 })
    .map((rids): Script => [call(0, 'setRemoteDescription', { $: 'local', pc: 1, edits: [asking(rids)] })]),
  makeCandidate: fc
    .record(
      {
        candidate: fc.constantFrom('', goodCandidate),
        sdpMid: fc.constant('0'),
        relayProtocol: fc.constantFrom('udp', 'tcp', 'tls'),
        url: fc.constantFrom('turn:example.org', ''),
      },
      { requiredKeys: ['sdpMid'] },
    )
    .map((init): Script => [{ construct: 'RTCIceCandidate', args: [init as Value] }]),
  readCandidate: reads([{ $: 'candidate', index: 0 }], 'relayProtocol', 'url', 'candidate'),
  channel: calls('createDataChannel', fc.constant('x')),
  binaryType: one(
    fc.record({
      of: fc.constant(ofChannel),
      set: fc.constant('binaryType'),
      to: fc.constantFrom('blob', 'arraybuffer', 'x'),
    }) as fc.Arbitrary<Command>,
  ),
  readChannel: reads([ofChannel], 'binaryType'),
  readSctp: reads([{ $: 'attribute', of: { $: 'pc', pc: 0 }, name: 'sctp' }], 'maxMessageSize', 'state'),
  capabilities: fc.constantFrom('RTCRtpSender', 'RTCRtpReceiver').map((of): Script => [capabilities(of)]),
  codecPreferences: one(
    fc.record({
      transceiver: fc.nat(1),
      call: fc.constant('setCodecPreferences'),
      args: fc.tuple(codecs),
    }) as fc.Arbitrary<Command>,
  ),
  pair: one(
    fc.record({
      of: fc.constant({ $: 'object', interface: 'RTCIceTransport', index: 0 }),
      call: fc.constant('getSelectedCandidatePair'),
      args: fc.constant([]),
    }) as fc.Arbitrary<Command>,
  ),
  /** Comes to know the transports, so that their events are heard. */
  transports: one(
    fc.record({
      of: fc.record({
        $: fc.constant('attribute'),
        of: fc.record({ $: fc.constant('sender'), index: fc.nat(1) }),
        name: fc.constant('transport'),
      }),
      get: fc.constant('iceTransport'),
    }) as fc.Arbitrary<Command>,
  ),
  /** An exchange in which each side takes the candidates of the other with its description. */
  connect: pcs.map((pc): Script => {
    const handOver = (to: Pc): Script => [settle, take(to)];
    return [...offer(pc), ...handOver(other(pc)), ...answer(other(pc)), ...handOver(pc), settle];
  }),
  /** The other side has no more candidates. */
  end: calls('addIceCandidate', fc.constant({})),
  /** Hands a description over of which one section is rejected. */
  takeRejected: pcs.map(
    (pc): Script => [call(other(pc), 'setRemoteDescription', { $: 'local', pc, edits: [rejecting] })],
  ),
  task: fc.constant<Script>([{ wait: 'task' }]),
  /** The same call while another is under way. */
  busy: pcs.chain((pc) =>
    fc.constantFrom<Script[]>(
      [{ ...call(pc, 'createOffer'), await: false } as Command, call(pc, 'addTransceiver', 'audio')],
      [{ ...call(pc, 'createOffer'), await: false } as Command, call(pc, 'addTrack', track('audio'))],
    ),
  ),
} as const;
export type EditionPiece = keyof typeof editionPieces;

/** A script of pieces, with weights. */
export const mixed = (weights: Partial<Record<EditionPiece, number>>, max = 6): Piece => {
  const weighted = (Object.entries(weights) as [EditionPiece, number][]).map(([piece, weight]) => ({
    arbitrary: editionPieces[piece] as Piece,
    weight,
  }));
  return fc
    .array(fc.oneof(...weighted), { minLength: 1, maxLength: max, size: 'max' })
    .map((list) => list.flat() as Script);
};
