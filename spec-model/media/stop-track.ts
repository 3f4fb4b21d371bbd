import { algorithm } from '../infra/step';
import type { Track } from '../rtp/track';

const step = algorithm('mediacapture.track-stop');

/** https://w3c.github.io/mediacapture-main/#dom-mediastreamtrack-stop */
export const stopTrack = (track: Track): void => {
  if (step('2', track.readyState === 'ended')) return;
  if (step('4')) track.readyState = 'ended';
};
