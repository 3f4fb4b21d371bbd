/// <reference lib="dom" preserve="true" />
import type { IdlType } from 'webidl2';
import { createSimulator } from '../../../simulator';
import { definitions } from '../../../spec-model/idl/definitions';

/** Two connections that have negotiated, and everything that hangs on them: something of each interface. */
export const makeStage = async () => {
  const simulator = createSimulator({ time: 'virtual' });
  const [a, b] = [new simulator.RTCPeerConnection(), new simulator.RTCPeerConnection()] as const;
  const candidates: RTCIceCandidate[] = [];
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const)
    one.onicecandidate = ({ candidate }) => {
      if (candidate) candidates.push(candidate);
      if (!other.signalingState.startsWith('closed'))
        void other.addIceCandidate(candidate ?? undefined).catch(() => {});
    };
  const stream = await simulator.navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of stream.getTracks()) a.addTrack(track, stream);
  const channel = a.createDataChannel('chat');
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription as RTCSessionDescription);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription as RTCSessionDescription);
  await simulator.clock.advance(10);
  const [sender, receiver, transceiver] = [a.getSenders()[0], b.getReceivers()[0], a.getTransceivers()[0]];
  const certificate = await simulator.RTCPeerConnection.generateCertificate({
    name: 'ECDSA',
    namedCurve: 'P-256',
  } as never);
  const [device] = await simulator.navigator.mediaDevices.enumerateDevices();
  const dtls = sender?.transport;
  const objects: readonly object[] = [
    a,
    b,
    sender,
    receiver,
    transceiver,
    sender?.track,
    receiver?.track,
    sender?.dtmf,
    dtls,
    dtls?.iceTransport,
    dtls?.iceTransport.getSelectedCandidatePair(),
    a.sctp,
    a.localDescription,
    candidates[0],
    channel,
    certificate,
    stream,
    device,
    simulator.navigator.mediaDevices,
    new simulator.RTCError({ errorDetail: 'dtls-failure' }),
    new simulator.RTCPeerConnectionIceEvent('icecandidate'),
  ].flatMap((one) => one ?? []);
  const classes = Object.values(simulator).filter(
    (one): one is new (...args: unknown[]) => object => typeof one === 'function' && /^[A-Z]/.test(one.name),
  );
  return { objects, classes, clock: simulator.clock };
};

export type Stage = Awaited<ReturnType<typeof makeStage>>;

/** Something that an application can do with values, to an object of its own or to any other. */
export interface Act {
  readonly title: string;
  readonly self: object | undefined;
  /** Members of the dictionaries that it takes. */
  readonly members: readonly string[];
  readonly run: (self: unknown, values: readonly unknown[]) => unknown;
}

/** All event handlers are alike: one is enough. */
const ofHandler = /^on(?!message$)/;

/** Names of members of the dictionaries that a type has in it. */
const membersIn = ({ idlType }: IdlType, seen: Set<string>): string[] => {
  if (typeof idlType !== 'string') return idlType.flatMap((one) => membersIn(one, seen));
  const { dictionaries, typedefs } = definitions();
  const alias = typedefs.get(idlType);
  if (alias) return membersIn(alias, seen);
  const dictionary = dictionaries.get(idlType);
  if (!dictionary || seen.has(idlType)) return [];
  seen.add(idlType);
  const inherited = dictionary.inheritance ? membersIn({ idlType: dictionary.inheritance } as IdlType, seen) : [];
  return [...inherited, ...dictionary.members.flatMap(({ name, idlType: type }) => [name, ...membersIn(type, seen)])];
};

const membersTaken = (interfaceName: string, name: string): string[] => {
  const definition = definitions().interfaces.get(interfaceName);
  const operations = definition?.operations.get(name)?.map((one) => one.arguments) ?? [];
  const overloads = name === 'constructor' ? (definition?.constructors ?? []) : operations;
  return [...new Set(overloads.flat().flatMap(({ idlType }) => membersIn(idlType, new Set())))];
};

const isRoot = (prototype: object): boolean =>
  [EventTarget.prototype, Event.prototype, DOMException.prototype, Object.prototype].some((one) => one === prototype);

const actsOf = (self: object): Act[] => {
  const acts: Act[] = [];
  for (let prototype = Object.getPrototypeOf(self); !isRoot(prototype); prototype = Object.getPrototypeOf(prototype)) {
    const { name: of } = prototype.constructor;
    for (const [name, { value, set }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      const members = membersTaken(of, name);
      const run = value ?? set;
      if (typeof run !== 'function' || name === 'constructor' || (set && ofHandler.test(name))) continue;
      acts.push({ title: `${of}.${name}`, self, members, run: (on, values) => Reflect.apply(run, on, values) });
    }
  }
  return acts;
};

const classActs = (one: new (...args: unknown[]) => object): Act[] => [
  {
    title: `new ${one.name}`,
    self: one,
    members: membersTaken(one.name, 'constructor'),
    run: (_on, values) => new one(...values),
  },
  ...Object.entries(Object.getOwnPropertyDescriptors(one))
    .filter(([name, { value }]) => name !== 'prototype' && typeof value === 'function')
    .map(([name, { value }]) => ({
      title: `${one.name}.${name}`,
      self: one,
      members: membersTaken(one.name, name),
      run: (on: unknown, values: readonly unknown[]) => Reflect.apply(value, on, values),
    })),
];

/** Everything that can be called, got, set and constructed. */
export const allActs = ({ objects, classes }: Stage): readonly Act[] => [
  ...objects.flatMap(actsOf),
  ...classes.flatMap(classActs),
];
