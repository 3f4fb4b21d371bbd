import { type BinaryType, DataChannel } from '../../data-channel/channel';
import { closeDataChannel } from '../../data-channel/close';
import type { SendData } from '../../data-channel/message';
import { send } from '../../data-channel/send';
import { throws } from '../../infra/completion';
import { algorithm } from '../../infra/step';
import { type Interface, instanceOf } from '../interface';

const setStep = algorithm('RTCDataChannel.binaryType.set');

export const dataChannel: Interface<DataChannel> = {
  name: 'RTCDataChannel',
  is: instanceOf(DataChannel),
  attributes: {
    label: ({ label }) => label,
    ordered: ({ ordered }) => ordered,
    maxPacketLifeTime: ({ maxPacketLifeTime }) => maxPacketLifeTime,
    maxRetransmits: ({ maxRetransmits }) => maxRetransmits,
    protocol: ({ protocol }) => protocol,
    negotiated: ({ negotiated }) => negotiated,
    id: ({ id }) => id,
    readyState: ({ readyState }) => readyState,
    bufferedAmount: ({ bufferedAmount }) => bufferedAmount,
    bufferedAmountLowThreshold: ({ bufferedAmountLowThreshold }) => bufferedAmountLowThreshold,
    binaryType: ({ binaryType }) => binaryType,
  },
  setters: {
    bufferedAmountLowThreshold: (channel, threshold: number) => {
      channel.bufferedAmountLowThreshold = threshold;
    },
    binaryType: (channel, type: BinaryType) => {
      channel.binaryType = type;
    },
  },
  unknownValues: {
    binaryType: ({ connection: { world } }) =>
      setStep('before-2909', !world.edition.has('2909')) ? throws('SyntaxError', 'there is no such type') : undefined,
  },
  methods: {
    close: closeDataChannel,
    send: (channel, data: SendData) => send(channel, data),
  },
};
