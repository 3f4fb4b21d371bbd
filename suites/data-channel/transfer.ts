import * as fc from 'fast-check';
import type { Command, Script } from '../../spec-model/vocabulary';
import { sequence } from '../arbitraries/scripts';
import { property } from '../property';
import { channel, close, connect, create, send } from './pieces';

/** What hands a channel over to another realm: here it comes back into its own, as another object. */
const transfer = (index: number, ...handedOver: number[]): Command => ({
  static: 'globalThis',
  call: 'structuredClone',
  args: [channel(index), { transfer: handedOver.map(channel) }],
});
const read = (index: number, get: string): Command => ({ of: channel(index), get });
const looks: Script = ['readyState', 'label', 'id', 'ordered', 'protocol', 'negotiated'].flatMap((name) => [
  read(0, name),
  read(1, name),
]);

export const transferred = property('data-channel', 'transfer', {
  title: 'a channel is handed over in the task that created it, with all it is; the one that is left is closed',
  checks: [
    ...Array.from({ length: 12 }, (_, n) => `RTCDataChannel.transfer/${n + 1}`),
    ...Array.from({ length: 10 }, (_, n) => `RTCDataChannel.transfer-receiving/${n + 1}`),
  ],
  cases: [
    [create(0), transfer(0, 0), ...looks],
    [create(0, 'x', { ordered: false, maxRetransmits: 3, protocol: 'p' }), transfer(0, 0), read(1, 'maxRetransmits')],
    [create(0, 'x', { maxPacketLifeTime: 5 }), transfer(0, 0), read(1, 'maxPacketLifeTime')],
    [create(0, 'x', { negotiated: true, id: 7 }), transfer(0, 0), ...looks],
    [create(0), transfer(0)],
    [create(0), transfer(0, 0), transfer(0, 0)],
    [create(0), { wait: 'settle' }, transfer(0, 0)],
    [create(0), send(0, 'x'), transfer(0, 0)],
    [create(0), transfer(0, 0), ...connect(0), send(1, 'hello')],
    [create(0), transfer(0, 0), close(1), ...connect(0)],
  ],
  script: sequence(
    fc.constantFrom<Script[]>([create(0)], [create(0), create(0, 'other')]),
    fc.constantFrom<Script[]>([transfer(0, 0)], [transfer(0)]),
    fc.constantFrom<Script[]>([], looks, [close(1)], connect(0), [transfer(1, 1)]),
  ),
});
