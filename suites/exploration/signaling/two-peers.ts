import { type Message, messages, type Operation, operations, type PeerTable } from './peer';

/**
 * The signaling part of two peers, with the descriptions that are on their way between them. A state is
 *
 * - of each peer, the index of its state in the table of the model (`PeerTable`);
 * - of each peer, the descriptions sent to it that it has not taken, oldest first, at most `capacity`.
 *
 * In the beginning both peers are new and nothing is on its way. A transition is one of these, of one peer:
 *
 * - createOffer, createAnswer, or a rollback, local or remote, that is fulfilled;
 * - setLocalDescription with what was created last, as offer, answer or provisional answer, if it is fulfilled: the description is then on
 *   its way to the other peer. There has to be room for it;
 * - setRemoteDescription with the oldest description on its way to the peer. If it is rejected, the description is lost.
 *
 * A call that is rejected otherwise changes nothing, and is no transition.
 */
export interface TwoPeers {
  readonly capacity: number;
  readonly initial: number;
  /** Actions are the numbers below this. */
  readonly actions: number;
  /** All states are below this. */
  readonly bound: number;
  /** Where an action leads; -1 where it can't be taken. */
  readonly step: (state: number, action: number) => number;
  readonly unpack: (state: number) => Unpacked;
}

/** A state in words. */
export interface Unpacked {
  readonly peers: readonly [number, number];
  readonly onTheirWay: readonly [readonly Message[], readonly Message[]];
}

/** What one peer can do, in the order of the actions: peer 0 has the even numbers, peer 1 the odd ones. */
export const actionsOfPeer = [...operations.filter((one) => !one.startsWith('take')), 'take'] as const;

const peerBits = 4;
/** A message takes two bits: 0 is none. */
const messageBits = 2;

const sent: Partial<Record<Operation, Message>> = {
  'set offer': 'offer',
  'set answer': 'answer',
  'set pranswer': 'pranswer',
};
const codeOf = (message: Message | undefined): number => (message ? messages.indexOf(message) + 1 : 0);

/** `[action * 16 + peer]`: where the peer gets. `[(action of take + message - 1) * 16 + peer]` when it takes one. */
const packTable = ({ next }: PeerTable): Int8Array => {
  const rows = [...actionsOfPeer.slice(0, -1), ...messages.map((message) => `take ${message}` as const)] as Operation[];
  const packed = new Int8Array(rows.length << peerBits).fill(-1);
  for (const [row, operation] of rows.entries()) packed.set(next[operation], row << peerBits);
  return packed;
};

/**
 * The one transition function of the model: states are packed into numbers of `8 + 4 * capacity` bits.
 * @param capacity - from 1 to 5: how many descriptions can be on their way to a peer
 */
export const twoPeers = (table: PeerTable, capacity: number): TwoPeers => {
  if (table.states.length > 1 << peerBits || capacity < 1 || capacity > 5) throw new RangeError('too many states');
  const packed = packTable(table);
  const codes = Int8Array.from(actionsOfPeer, (action) => codeOf(sent[action as Operation]));
  const take = actionsOfPeer.length - 1;
  const width = messageBits * capacity;
  const queue = (1 << width) - 1;
  const [queue0, queue1] = [2 * peerBits, 2 * peerBits + width];

  const step = (state: number, action: number): number => {
    const own = action & 1;
    const operation = action >> 1;
    const at = own * peerBits;
    const peer = (state >> at) & 15;
    if (operation === take) {
      const from = own === 0 ? queue0 : queue1;
      const waiting = (state >> from) & queue;
      if (waiting === 0) return -1;
      const taken = packed[((take + (waiting & 3) - 1) << peerBits) | peer] as number;
      const rest = (state & ~(queue << from)) | ((waiting >> messageBits) << from);
      return taken < 0 ? rest : (rest & ~(15 << at)) | (taken << at);
    }
    const after = packed[(operation << peerBits) | peer] as number;
    if (after < 0) return -1;
    const moved = (state & ~(15 << at)) | (after << at);
    const message = codes[operation] as number;
    if (message === 0) return moved;
    const to = own === 0 ? queue1 : queue0;
    const waiting = (state >> to) & queue;
    if (waiting >> (width - messageBits) !== 0) return -1;
    // 0 to 5 messages of two bits: the first place that is free.
    const place = (33 - Math.clz32(waiting)) & ~1;
    return moved | (message << (to + place));
  };

  const messagesOf = (waiting: number): Message[] =>
    Array.from({ length: capacity }, (_, place) => messages[((waiting >> (place * messageBits)) & 3) - 1]).filter(
      (message) => message !== undefined,
    );
  const unpack = (state: number): Unpacked => ({
    peers: [state & 15, (state >> peerBits) & 15],
    onTheirWay: [messagesOf((state >> queue0) & queue), messagesOf((state >> queue1) & queue)],
  });
  return {
    capacity,
    initial: 0,
    actions: 2 * actionsOfPeer.length,
    bound: 2 ** (2 * peerBits + 2 * width),
    step,
    unpack,
  };
};
