import * as fc from 'fast-check';
import type { Command, Reference, Value } from '../../spec-model/vocabulary';
import { pcs } from './commands';
import {
  attribute,
  callOf,
  getOf,
  indices,
  localStream,
  localTrack,
  mostly,
  objects,
  pcObjects,
  receivers,
  senders,
  setOf,
} from './references';
import { junk, kinds, tracks } from './values';

/** What only looks: statistics, transports, sources, toJSON; and what an application does to tracks and streams of its own. */

export const dtmfs: fc.Arbitrary<Reference> = senders.map((sender) => attribute(sender, 'dtmf'));
const tones = mostly(
  4,
  fc.constantFrom<Value[]>('1', '123', 'ABCD#*,', 'a', ''),
  fc.constantFrom<Value[]>('x', '1 2', null, 7),
);
const times = mostly(
  3,
  fc.constantFrom<Value[]>(70, 100, 0, 40),
  fc.constantFrom<Value[]>(6001, -1, 'x', { $: 'nan' }),
);
export const insertDTMFs: fc.Arbitrary<Command> = fc
  .tuple(dtmfs, fc.oneof(fc.tuple(tones), fc.tuple(tones, times), fc.tuple(tones, times, times), fc.constant([])))
  .map(([dtmf, args]) => callOf(dtmf, 'insertDTMF', ...args));

export const statistics: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(pcObjects, fc.oneof(fc.constant<Value[]>([]), fc.tuple(mostly(2, tracks as fc.Arbitrary<Value>, junk))))
    .map(([pc, args]) => callOf(pc, 'getStats', ...args)),
  fc.oneof(senders, receivers).map((one) => callOf(one, 'getStats')),
);

/** The DTLS transports that senders, receivers and SCTP have. */
export const dtlsTransports: fc.Arbitrary<Reference> = fc.oneof(
  senders.map((one) => attribute(one, 'transport')),
  receivers.map((one) => attribute(one, 'transport')),
  pcObjects.map((one) => attribute(one, 'sctp', 'transport')),
);
export const iceTransports: fc.Arbitrary<Reference> = dtlsTransports.map((one) => attribute(one, 'iceTransport'));
export const sctpTransports: fc.Arbitrary<Reference> = pcObjects.map((one) => attribute(one, 'sctp'));
export const transportCalls: fc.Arbitrary<Command> = fc.oneof(
  {
    arbitrary: fc
      .tuple(
        iceTransports,
        fc.constantFrom(
          'getLocalCandidates',
          'getRemoteCandidates',
          'getSelectedCandidatePair',
          'getLocalParameters',
          'getRemoteParameters',
        ),
      )
      .map(([one, name]) => callOf(one, name)),
    weight: 3,
  },
  dtlsTransports.map((one) => callOf(one, 'getRemoteCertificates')),
  fc.tuple(dtlsTransports, fc.constantFrom('state', 'iceTransport')).map(([one, name]) => getOf(one, name)),
  fc
    .tuple(iceTransports, fc.constantFrom('role', 'component', 'state', 'gatheringState'))
    .map(([one, name]) => getOf(one, name)),
  fc
    .tuple(sctpTransports, fc.constantFrom('transport', 'state', 'maxMessageSize', 'maxChannels'))
    .map(([one, name]) => getOf(one, name)),
  fc.tuple(objects('RTCIceCandidatePair'), fc.constantFrom('local', 'remote')).map(([one, name]) => getOf(one, name)),
);

export const receiverCalls: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(receivers, fc.constantFrom('getContributingSources', 'getSynchronizationSources', 'getParameters'))
    .map(([one, name]) => callOf(one, name)),
  fc
    .tuple(receivers, mostly(3, fc.constantFrom<Value[]>(0, 100, 4000, null), fc.constantFrom<Value[]>(4001, -1, 'x')))
    .map(([one, value]) => setOf(one, 'jitterBufferTarget', value)),
);

const described: fc.Arbitrary<Reference> = fc
  .tuple(
    pcObjects,
    fc.constantFrom(
      'localDescription',
      'remoteDescription',
      'currentLocalDescription',
      'pendingLocalDescription',
      'currentRemoteDescription',
      'pendingRemoteDescription',
    ),
  )
  .map(([pc, name]) => attribute(pc, name));
export const toJSONs: fc.Arbitrary<Command> = fc
  .oneof(
    described,
    indices.map((index): Reference => ({ $: 'candidate', index })),
  )
  .map((one) => callOf(one, 'toJSON'));

/** Any attribute of a connection, a sender, a receiver, a transceiver, read by itself. */
export const gets: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(
      pcs,
      fc.constantFrom(
        'signalingState',
        'localDescription',
        'remoteDescription',
        'sctp',
        'canTrickleIceCandidates',
        'connectionState',
      ),
    )
    .map(([pc, get]): Command => ({ pc, get })),
  fc.tuple(senders, fc.constantFrom('track', 'transport', 'dtmf')).map(([one, name]) => getOf(one, name)),
  fc
    .tuple(receivers, fc.constantFrom('track', 'transport', 'jitterBufferTarget'))
    .map(([one, name]) => getOf(one, name)),
  fc
    .tuple(indices, fc.constantFrom('mid', 'direction', 'currentDirection', 'sender', 'receiver'))
    .map(([transceiver, get]): Command => ({ transceiver, get })),
);

const localTracks: fc.Arbitrary<Reference> = fc.tuple(kinds, fc.nat(1)).map(([kind, index]) => localTrack(kind, index));
const anyTrack: fc.Arbitrary<Reference> = fc.oneof(
  { arbitrary: localTracks, weight: 3 },
  indices.map((index): Reference => ({ $: 'receiverTrack', index })),
);
export const trackStops: fc.Arbitrary<Command> = anyTrack.map((one) => callOf(one, 'stop'));
export const trackSwitches: fc.Arbitrary<Command> = fc
  .tuple(anyTrack, fc.boolean())
  .map(([one, value]) => setOf(one, 'enabled', value));
export const streamChanges: fc.Arbitrary<Command> = fc
  .tuple(fc.nat(2), fc.constantFrom('addTrack', 'removeTrack'), anyTrack)
  .map(([index, name, track]) => callOf(localStream(index), name, track as Value));
