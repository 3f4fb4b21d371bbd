import { Stream } from '../../rtp/track';
import { type Interface, instanceOf } from '../interface';

export const mediaStream: Interface<Stream> = {
  name: 'MediaStream',
  is: instanceOf(Stream),
  attributes: {
    id: ({ id }) => id,
  },
  methods: {
    getTracks: ({ tracks }) => [...tracks],
  },
};
