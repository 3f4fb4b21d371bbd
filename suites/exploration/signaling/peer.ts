import { isThrown } from '../../../spec-model/infra/completion';
import type { ModelPromise } from '../../../spec-model/infra/promise';
import type { Connection, SdpType, SignalingState } from '../../../spec-model/peer-connection/connection';
import { constructConnection } from '../../../spec-model/peer-connection/construct-connection';
import { createAnswer } from '../../../spec-model/peer-connection/create-answer';
import { createOffer } from '../../../spec-model/peer-connection/create-offer';
import { setLocalDescription } from '../../../spec-model/peer-connection/set-local-description';
import { setRemoteDescription } from '../../../spec-model/peer-connection/set-remote-description';
import { quietWorld, settle } from '../quiet-world';

/** What a description is that travels from one peer to the other. */
export const messages = ['offer', 'answer', 'pranswer'] as const;
export type Message = (typeof messages)[number];

/** What a peer can do. `take`: setRemoteDescription with a description of the other peer. */
export const operations = [
  'createOffer',
  'createAnswer',
  'set offer',
  'set answer',
  'set pranswer',
  'roll back local',
  'roll back remote',
  'take offer',
  'take answer',
  'take pranswer',
] as const;
export type Operation = (typeof operations)[number];

/** The signaling part of a connection: its state, and whether [[LastCreatedOffer]] and [[LastCreatedAnswer]] hold something. */
export interface PeerState {
  readonly signalingState: SignalingState;
  readonly offer: boolean;
  readonly answer: boolean;
}

/** Every state that a peer can get into, the first one first; and where each operation leads: an index, or -1 where it is rejected. */
export interface PeerTable {
  readonly states: readonly PeerState[];
  readonly next: Readonly<Record<Operation, readonly number[]>>;
}

/** Without sections, an offer's text is an answer's too. */
const textFor = (): string => {
  const world = quietWorld();
  const promise = createOffer(newConnection(world), { iceRestart: false });
  settle(world);
  return (promise.value as { readonly sdp: string }).sdp;
};

const newConnection = (world = quietWorld()): Connection => {
  const connection = constructConnection(world);
  if (isThrown(connection)) throw new Error('the model makes no connection');
  return connection;
};

/** One connection of the model that does what it is told. */
export class ModelPeer {
  private static text: string | undefined;
  private readonly connection = newConnection();

  get state(): PeerState {
    const { signalingState, lastCreatedOffer, lastCreatedAnswer } = this.connection;
    return { signalingState, offer: lastCreatedOffer !== '', answer: lastCreatedAnswer !== '' };
  }

  private start(operation: Operation): ModelPromise | undefined {
    const { connection } = this;
    const { lastCreatedOffer, lastCreatedAnswer } = connection;
    const local = (type: SdpType, sdp: string) => (sdp === '' ? undefined : setLocalDescription(connection, type, sdp));
    const remote = (type: SdpType) => {
      ModelPeer.text ??= textFor();
      return setRemoteDescription(connection, type, ModelPeer.text);
    };
    switch (operation) {
      case 'createOffer':
        return createOffer(connection, { iceRestart: false });
      case 'createAnswer':
        return createAnswer(connection);
      case 'set offer':
        return local('offer', lastCreatedOffer);
      case 'set answer':
        return local('answer', lastCreatedAnswer);
      case 'set pranswer':
        return local('pranswer', lastCreatedAnswer);
      case 'roll back local':
        return setLocalDescription(connection, 'rollback', '');
      case 'roll back remote':
        return setRemoteDescription(connection, 'rollback', '');
      case 'take offer':
        return remote('offer');
      case 'take answer':
        return remote('answer');
      case 'take pranswer':
        return remote('pranswer');
    }
  }

  /** Whether it was fulfilled. What was never created can't be set. */
  perform(operation: Operation): boolean {
    const promise = this.start(operation);
    settle(this.connection.world);
    return promise?.state === 'fulfilled';
  }
}

const keyOf = ({ signalingState, offer, answer }: PeerState): string => `${signalingState} ${offer} ${answer}`;

interface Reached {
  readonly state: PeerState;
  /** The operations that lead there. */
  readonly path: readonly Operation[];
}

const at = (path: readonly Operation[]): ModelPeer => {
  const peer = new ModelPeer();
  for (const operation of path) peer.perform(operation);
  return peer;
};

/** Finds the table by running the model itself: every operation in every state that is found on the way. */
export const derivePeerTable = (): PeerTable => {
  const reached: Reached[] = [{ state: new ModelPeer().state, path: [] }];
  const known = new Map([[keyOf(reached[0]?.state as PeerState), 0]]);
  const next = Object.fromEntries(operations.map((one) => [one, [] as number[]])) as Record<Operation, number[]>;
  for (const { path } of reached)
    for (const operation of operations) {
      const peer = at(path);
      const done = peer.perform(operation);
      const key = keyOf(peer.state);
      if (done && !known.has(key)) {
        known.set(key, reached.length);
        reached.push({ state: peer.state, path: [...path, operation] });
      }
      next[operation].push(done ? (known.get(key) as number) : -1);
    }
  return { states: reached.map(({ state }) => state), next };
};
