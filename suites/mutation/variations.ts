import type { Command, Script } from '../../spec-model/vocabulary';
import { call, negotiate, other, settle, take, unawaited } from '../arbitraries/commands';
import { attribute, getOf, object, pcObject, receiverObject, senderObject } from '../arbitraries/references';
import { connect } from '../arbitraries/rtp';
import type { Pc } from '../arbitraries/values';

const pcs: readonly Pc[] = [0, 1];
const task: Command = { wait: 'task' };
const microtask: Command = { wait: 'microtask' };

/** Looks at the objects that the agent does not look at by itself. */
const looks: Script = [
  ...[0, 1].flatMap((index) => [
    getOf(attribute(senderObject(index), 'transport', 'iceTransport'), 'state'),
    getOf(attribute(receiverObject(index), 'transport', 'iceTransport'), 'state'),
    getOf(attribute(senderObject(index), 'dtmf'), 'toneBuffer'),
    getOf(attribute(receiverObject(index), 'track'), 'muted'),
    getOf(object('RTCDataChannel', index), 'readyState'),
  ]),
  ...pcs.map((pc) => getOf(attribute(pcObject(pc), 'sctp', 'transport', 'iceTransport'), 'state')),
];

const rollback = (pc: Pc, method: string): Command => call(pc, method, { type: 'rollback' });

/** Histories that lean on what was done before. */
const histories = (pc: Pc): readonly Script[] => [
  [call(pc, 'setLocalDescription'), rollback(pc, 'setLocalDescription')],
  [call(other(pc), 'setLocalDescription'), take(pc), rollback(pc, 'setRemoteDescription')],
  connect(pc),
  [{ transceiver: 0, call: 'stop', args: [] }, ...negotiate(pc)],
  [{ transceiver: 0, set: 'direction', to: 'inactive' }, ...negotiate(pc)],
  [{ transceiver: 1, set: 'direction', to: 'recvonly' }, ...negotiate(pc)],
  [call(pc, 'addTransceiver', 'audio'), call(pc, 'createDataChannel', 'x'), ...connect(pc)],
  [call(pc, 'addTransceiver', 'video'), ...negotiate(pc), rollback(pc, 'setLocalDescription')],
  [call(pc, 'restartIce'), ...connect(pc)],
  [call(pc, 'close'), { wait: 'time', ms: 3000 }],
];

/** What may bring to light that something is not as it should be. */
const probes = (pc: Pc): readonly Script[] => [
  [call(pc, 'createOffer'), call(pc, 'setLocalDescription')],
  [call(pc, 'setLocalDescription')],
  [call(pc, 'createAnswer')],
  negotiate(pc),
  [call(pc, 'setLocalDescription', { type: 'rollback' })],
  [call(pc, 'setRemoteDescription', { type: 'rollback' })],
  [call(pc, 'close')],
  [unawaited(call(pc, 'close')), settle],
  [call(pc, 'restartIce'), settle],
  [call(pc, 'addTransceiver', 'audio'), settle],
  [call(pc, 'createDataChannel', 'x'), settle],
  [call(pc, 'addTrack', { $: 'track', kind: 'audio', index: 0 }), settle],
  [call(pc, 'getStats')],
  [settle],
  [task],
  [microtask],
  [{ transceiver: 0, call: 'stop', args: [] }],
  [{ transceiver: 0, set: 'direction', to: 'inactive' }],
  [{ sender: 0, call: 'getParameters', args: [] }],
  [{ sender: 0, call: 'replaceTrack', args: [null] }],
];

const events: readonly string[] = ['signalingstatechange', 'track', 'negotiationneeded', 'icecandidate', 'datachannel'];

const inserted = (script: Script, at: number, more: Script): Script => [
  ...script.slice(0, at),
  ...more,
  ...script.slice(at),
];

/** Longer scripts around one that runs a step, of which one may notice that the step is broken. Those with most hope come first. */
export const variations = function* (script: Script): Generator<Script> {
  const end = script.length;
  const looking = script.flatMap((command) => [command, ...looks]);
  yield [...looking, settle];
  yield script.map(unawaited).concat(settle, looks);
  yield script.flatMap((command) => [command, settle]).concat(looks);
  yield [...looking, { wait: 'time', ms: 3000 }];
  for (const history of pcs.flatMap(histories))
    yield [...looking, ...history.flatMap((one) => [one, ...looks]), settle];
  for (const history of pcs.flatMap(histories)) yield [...looks, ...history, ...script, ...looks, settle];
  for (const probe of pcs.flatMap(probes)) yield [...script, ...probe, settle, ...looks];
  for (let at = end - 1; at > 0 && at > end - 8; at--) {
    const before = [...script.slice(0, at - 1), unawaited(script[at - 1] as Command)];
    for (const probe of pcs.flatMap(probes)) {
      yield [...inserted(script, at, probe), settle];
      yield [...before, ...probe.map(unawaited), ...script.slice(at), settle];
    }
  }
  for (const pc of pcs)
    for (const on of events)
      for (const probe of probes(pc).slice(0, 12)) yield [{ on, pc, do: [...probe] }, ...script, settle];
};
