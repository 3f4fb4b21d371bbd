import type { Kind, Track } from '../rtp/track';

const picture = { width: 640, height: 480, frameRate: 25, aspectRatio: 4 / 3 };
const exactly = (value: number) => ({ min: value, max: value });

/** What identifies the simulated device of a kind. */
export const deviceOf = (kind: Kind) => ({
  deviceId: kind === 'audio' ? 'microphone' : 'camera',
  groupId: 'simulated',
});

/** A simulated device has one setting, and can do nothing else. A remote track has none. */
export const settingsOf = ({ kind, remote }: Pick<Track, 'kind' | 'remote'>): object => ({
  ...(remote ? {} : deviceOf(kind)),
  ...(kind === 'video' && !remote ? picture : {}),
});

export const capabilitiesOf = ({ kind, remote }: Pick<Track, 'kind' | 'remote'>): object => ({
  ...(remote ? {} : deviceOf(kind)),
  ...(kind === 'video' && !remote
    ? {
        width: exactly(picture.width),
        height: exactly(picture.height),
        frameRate: exactly(picture.frameRate),
        aspectRatio: exactly(picture.aspectRatio),
      }
    : {}),
});
