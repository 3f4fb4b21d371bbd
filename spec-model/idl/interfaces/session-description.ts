import { Description, description, type SdpType } from '../../peer-connection/connection';
import { type Interface, instanceOf } from '../interface';

export const sessionDescription: Interface<Description> = {
  name: 'RTCSessionDescription',
  is: instanceOf(Description),
  construct: (_world, { type, sdp }: { readonly type: SdpType; readonly sdp: string }) => description(type, sdp),
  attributes: {
    type: ({ type }) => type,
    sdp: ({ sdp }) => sdp,
  },
  methods: {
    toJSON: ({ type, sdp }) => ({ type, sdp }),
  },
};
