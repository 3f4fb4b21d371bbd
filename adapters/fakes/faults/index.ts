import { addIceCandidateFaults } from './add-ice-candidate';
import { legacyFaults } from './add-ice-candidate-legacy';
import { addTrackFaults } from './add-track';
import { configurationFaults } from './configuration';
import { dataChannelFaults } from './data-channel';
import { descriptionFaults } from './descriptions';
import { dtmfFaults } from './dtmf';
import { eventFaults } from './events';
import type { Fault } from './fault';
import { iceCandidateFaults } from './ice-candidate';
import { jsepFaults } from './jsep';
import { negotiationNeededFaults } from './negotiation-needed';
import { parameterFaults } from './parameters';
import { removeTrackFaults } from './remove-track';
import { statsFaults } from './stats';
import { transceiverFaults } from './transceivers';
import { transportFaults } from './transports';

/** Every planted fault. */
export const faults: readonly Fault[] = [
  ...addTrackFaults,
  ...removeTrackFaults,
  ...addIceCandidateFaults,
  ...legacyFaults,
  ...iceCandidateFaults,
  ...transceiverFaults,
  ...descriptionFaults,
  ...negotiationNeededFaults,
  ...eventFaults,
  ...dataChannelFaults,
  ...configurationFaults,
  ...jsepFaults,
  ...parameterFaults,
  ...dtmfFaults,
  ...transportFaults,
  ...statsFaults,
];
