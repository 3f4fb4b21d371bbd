import { type ModelPromise, rejected, resolved } from '../infra/promise';
import type { World } from '../infra/world';
import { type Kind, Stream, Track } from '../rtp/track';
import { deviceOf } from './settings';

/** MediaDeviceInfo of a simulated device. */
export class MediaDevice {
  readonly deviceId: string;
  readonly groupId: string;
  readonly label: string;

  constructor(readonly kind: Kind) {
    const { deviceId, groupId } = deviceOf(kind);
    this.deviceId = deviceId;
    this.groupId = groupId;
    this.label = `simulated ${deviceId}`;
  }
}

/** MediaDevices of one world: it has a microphone and a camera, and nobody is asked for permission. */
export class MediaDevices {
  readonly devices: readonly MediaDevice[] = [new MediaDevice('audio'), new MediaDevice('video')];

  constructor(readonly world: World) {}
}

/** MediaStreamConstraints after conversion. */
export interface StreamConstraints {
  readonly audio: boolean | object;
  readonly video: boolean | object;
}

/** A new live track of a simulated device. */
export const createLocalTrack = (world: World, kind: Kind, constraints: boolean | object = true): Track => {
  const track = new Track(kind, world.names.id(kind), false, `simulated ${deviceOf(kind).deviceId}`);
  if (typeof constraints === 'object') track.constraints = constraints;
  return track;
};

/** https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia, with constraints that are always met. */
export const getUserMedia = ({ world }: MediaDevices, constraints: StreamConstraints): ModelPromise => {
  const kinds = (['audio', 'video'] as const).filter((kind) => constraints[kind] !== false);
  if (kinds.length === 0) return rejected(world, 'TypeError', 'neither audio nor video is asked for');
  const tracks = kinds.map((kind) => createLocalTrack(world, kind, constraints[kind]));
  return resolved(world, new Stream(world.names.id('stream'), tracks));
};

/** https://w3c.github.io/mediacapture-main/#dom-mediadevices-enumeratedevices */
export const enumerateDevices = ({ world, devices }: MediaDevices): ModelPromise => resolved(world, [...devices]);

/** Constraints that have an effect: none has. Those that are about what a simulated device has are known. */
export const supportedConstraints = () => ({
  aspectRatio: true,
  deviceId: true,
  frameRate: true,
  groupId: true,
  height: true,
  width: true,
});
