import type { Command, Script } from '../spec-model/vocabulary';

type Random = (below: number) => number;

/** A small generator of numbers, so that the set is the same on every machine. */
const randomFrom = (seed: number): Random => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const kinds = ['audio', 'video'] as const;
const directions = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const;

/** A call that gives the connection something to negotiate. */
const media = (random: Random, pc: number): Command => {
  const kind = kinds[random(2)] ?? 'audio';
  if (random(3) > 0)
    return { pc, call: 'addTransceiver', args: [kind, { direction: directions[random(4)] ?? 'inactive' }] };
  return {
    pc,
    call: 'addTrack',
    args: [
      { $: 'track', kind, index: random(2) },
      { $: 'stream', index: random(3) },
    ],
  };
};

/** Offer and answer, with something added by the answerer. */
const negotiation = (random: Random): Command[] => [
  { pc: 0, call: 'createOffer', args: [] },
  { pc: 0, call: 'setLocalDescription', args: [{ $: 'description', index: 0 }] },
  { pc: 1, call: 'setRemoteDescription', args: [{ $: 'local', pc: 0 }] },
  ...(random(2) ? [media(random, 1)] : []),
  { pc: 1, call: 'createAnswer', args: [] },
  { pc: 1, call: 'setLocalDescription', args: [{ $: 'description', index: 0 }] },
  { pc: 0, call: 'setRemoteDescription', args: [{ $: 'local', pc: 1 }] },
];

/** A change between two negotiations; some of these calls are refused. */
const change = (random: Random): Command => {
  const changes: Command[] = [
    { transceiver: 0, set: 'direction', to: directions[random(4)] ?? 'inactive' },
    { sender: 0, call: 'replaceTrack', args: [null] },
    { pc: 0, call: 'createDataChannel', args: ['bench'] },
    { pc: 0, call: 'getConfiguration', args: [] },
    { pc: 0, call: 'addTransceiver', args: ['text'] },
    { pc: 0, call: 'setRemoteDescription', args: [{ type: 'answer', sdp: '' }] },
  ];
  return changes[random(7)] ?? media(random, 0);
};

const times = (count: number, make: () => Command): Command[] => Array.from({ length: count }, make);

const script = (random: Random): Script => [
  ...times(1 + random(3), () => media(random, 0)),
  ...negotiation(random),
  ...times(1 + random(4), () => change(random)),
  ...(random(2) ? negotiation(random) : []),
  { pc: random(2), call: 'close', args: [] },
];

/** Scripts of the kind that a campaign runs: two connections that negotiate once or twice, with changes in between. */
export const benchScripts = (count: number, seed = 1): Script[] => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => script(random));
};
