import { configuration } from './configuration';
import { dataChannel } from './data-channel';
import { dtls } from './dtls';
import { dtmf } from './dtmf';
import { ice } from './ice';
import { objects } from './objects';
import type { Progress } from './progress';
import { rtp } from './rtp';

/** Every part of the specification in which a trace decides how far things are. The first that explains what was seen does. */
export const domains: readonly Progress[] = [ice, dtls, dataChannel, objects, configuration, rtp, dtmf];

const judged = new Set(domains.flatMap(({ interfaces = [] }) => interfaces));

/** Whether attributes and events of an interface are judged. */
export const isJudged = (interfaceName: string): boolean => judged.has(interfaceName);
