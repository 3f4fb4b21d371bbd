import { Description, type SdpType } from '../../peer-connection/connection';
import { constructSessionDescription } from '../../peer-connection/session-description';
import { type Interface, instanceOf } from '../interface';

export const sessionDescription: Interface<Description> = {
  name: 'RTCSessionDescription',
  is: instanceOf(Description),
  construct: (_world, { type, sdp }: { readonly type: SdpType; readonly sdp: string }) =>
    constructSessionDescription(type, sdp),
  attributes: {
    type: ({ type }) => type,
    sdp: ({ sdp }) => sdp,
  },
  methods: {
    toJSON: ({ type, sdp }) => ({ type, sdp }),
  },
};
