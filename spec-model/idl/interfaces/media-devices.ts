import {
  enumerateDevices,
  getUserMedia,
  MediaDevice,
  MediaDevices,
  supportedConstraints,
} from '../../media/media-devices';
import { capabilitiesOf } from '../../media/settings';
import { type Interface, instanceOf } from '../interface';

export const mediaDevices: Interface<MediaDevices> = {
  name: 'MediaDevices',
  is: instanceOf(MediaDevices),
  attributes: {},
  methods: { enumerateDevices, getUserMedia, getSupportedConstraints: supportedConstraints },
};

/** Every simulated device is an input device: its interface comes before the one that it inherits from. */
export const inputDeviceInfo: Interface<MediaDevice> = {
  name: 'InputDeviceInfo',
  is: instanceOf(MediaDevice),
  attributes: {},
  methods: { getCapabilities: ({ kind }) => capabilitiesOf({ kind, remote: false }) },
};

export const mediaDeviceInfo: Interface<MediaDevice> = {
  name: 'MediaDeviceInfo',
  is: instanceOf(MediaDevice),
  attributes: {
    deviceId: ({ deviceId }) => deviceId,
    kind: ({ kind }) => `${kind}input`,
    label: ({ label }) => label,
    groupId: ({ groupId }) => groupId,
  },
  methods: {
    toJSON: ({ deviceId, kind, label, groupId }) => ({ deviceId, kind: `${kind}input`, label, groupId }),
  },
};
