import { SctpTransport } from '../../peer-connection/connection';
import { type Interface, instanceOf } from '../interface';

export const sctpTransport: Interface<SctpTransport> = {
  name: 'RTCSctpTransport',
  is: instanceOf(SctpTransport),
  attributes: {
    transport: ({ transport }) => transport,
  },
};
