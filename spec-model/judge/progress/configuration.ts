import { eventInterfaces } from '../../idl/interfaces/events';
import type { Progress } from './progress';

/** Certificates never change, and neither do events that an application constructs. */
export const configuration: Progress = {
  domain: 'configuration',
  interfaces: ['RTCCertificate', ...eventInterfaces.map(({ name }) => name)],
};
