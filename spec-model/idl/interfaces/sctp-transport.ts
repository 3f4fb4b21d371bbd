import { SctpTransport } from '../../sctp/transport';
import { type Interface, instanceOf } from '../interface';

export const sctpTransport: Interface<SctpTransport> = {
  name: 'RTCSctpTransport',
  is: instanceOf(SctpTransport),
  attributes: {
    transport: ({ transport }) => transport,
    state: ({ state }) => state,
    maxMessageSize: ({ maxMessageSize }) => maxMessageSize,
    maxChannels: ({ maxChannels }) => maxChannels,
  },
};
