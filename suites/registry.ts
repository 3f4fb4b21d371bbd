import { codecs } from './codecs';
import { concurrency } from './concurrency';
import { configuration } from './configuration';
import { dataChannel } from './data-channel';
import { dtls } from './dtls';
import { dtmfSuite } from './dtmf';
import { endOfCandidates } from './end-of-candidates';
import { errorCodes } from './error-codes';
import { fuzz } from './fuzz';
import { iceState } from './ice-state';
import { iceTransport } from './ice-transport';
import { jsep } from './jsep';
import { negotiation } from './negotiation';
import type { Property } from './property';
import { regressions } from './regressions';
import { rtpParameters } from './rtp-parameters';
import { senderReuse } from './sender-reuse';
import { sensitivity } from './sensitivity';
import { statistics } from './stats';
import { tracks } from './tracks';
import { transceiverState } from './transceiver-state';
import { witnesses } from './witnesses';

/** Every property, by suite. */
export const properties: readonly Property[] = [
  ...regressions,
  ...witnesses,
  ...senderReuse,
  ...endOfCandidates,
  ...errorCodes,
  ...transceiverState,
  ...iceState,
  ...negotiation,
  ...concurrency,
  ...jsep,
  ...fuzz,
  ...dataChannel,
  ...configuration,
  ...rtpParameters,
  ...codecs,
  ...dtmfSuite,
  ...tracks,
  ...iceTransport,
  ...dtls,
  ...statistics,
  ...sensitivity,
];
