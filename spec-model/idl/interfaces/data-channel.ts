import { DataChannel } from '../../data-channel/create-data-channel';
import { type Interface, instanceOf } from '../interface';

export const dataChannel: Interface<DataChannel> = {
  name: 'RTCDataChannel',
  is: instanceOf(DataChannel),
  attributes: {
    label: ({ label }) => label,
  },
};
