import type { Codec } from '../../rtp/codec';
import { getCurrentDirection, getDirection, setDirection } from '../../rtp/direction';
import { setCodecPreferences } from '../../rtp/set-codec-preferences';
import { stop } from '../../rtp/stop';
import { type DirectionOrStopped, Transceiver } from '../../rtp/transceiver';
import { type Interface, instanceOf } from '../interface';

export const transceiver: Interface<Transceiver> = {
  name: 'RTCRtpTransceiver',
  is: instanceOf(Transceiver),
  attributes: {
    mid: ({ mid }) => mid,
    sender: ({ sender }) => sender,
    receiver: ({ receiver }) => receiver,
    direction: getDirection,
    currentDirection: getCurrentDirection,
    stopped: ({ stopped }) => stopped,
  },
  editions: {
    stopped: (edition) => !edition.has('2019-stopped-attribute'),
  },
  setters: {
    direction: (target, direction: DirectionOrStopped) => setDirection(target, direction),
  },
  methods: {
    stop,
    setCodecPreferences: (target, codecs: Codec[]) => setCodecPreferences(target, codecs),
  },
};
