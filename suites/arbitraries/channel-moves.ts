import { call } from './commands';
import type { Move } from './moves';
import { callOf, object } from './references';

const channel = (dice: number, channels: number) => object('RTCDataChannel', dice % Math.max(1, channels));

/** Data channels of an application. */
export const channelMoves = {
  channel: {
    when: ({ signaling }, pc) => signaling[pc] !== 'closed',
    make: (pc, [a]) => [
      call(pc, 'createDataChannel', 'chat', ...(a % 3 === 0 ? [{ negotiated: true, id: 10 + (a % 2) }] : [])),
    ],
    leads: (state) => void state.channels++,
  },
  send: {
    when: ({ channels }) => channels > 0,
    make: (_pc, [a], { channels }) => [callOf(channel(a, channels), 'send', 'hello')],
  },
  closeChannel: {
    when: ({ channels }) => channels > 0,
    make: (_pc, [a], { channels }) => [callOf(channel(a, channels), 'close')],
  },
} satisfies Record<string, Move>;
