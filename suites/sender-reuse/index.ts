import type { Property } from '../property';
import { argumentConversion } from './argument-conversion';
import { closedConnection } from './closed-connection';
import { criteria } from './criteria';
import { directionOnReuse } from './direction-on-reuse';
import { localStreams } from './local-streams';
import { matching } from './matching';
import { negotiationNeeded } from './negotiation-needed';
import { neverSent } from './never-sent';
import { newTransceiver } from './new-transceiver';
import { remoteOffer } from './remote-offer';
import { remoteStreams } from './remote-streams';
import { removeTrack } from './remove-track';
import { rollback } from './rollback';
import { stoppingTransceiver } from './stopping-transceiver';
import { streamsOnReuse } from './streams-on-reuse';
import { trackAlreadyAdded } from './track-already-added';
import { whileSetting } from './while-setting';

export const senderReuse: readonly Property[] = [
  newTransceiver,
  argumentConversion,
  closedConnection,
  trackAlreadyAdded,
  stoppingTransceiver,
  criteria,
  neverSent,
  directionOnReuse,
  streamsOnReuse,
  negotiationNeeded,
  remoteOffer,
  matching,
  rollback,
  remoteStreams,
  localStreams,
  removeTrack,
  whileSetting,
];
