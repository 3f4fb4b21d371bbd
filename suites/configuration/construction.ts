import { property } from '../property';
import { applications, applied, configurations, connect, fc, getConfiguration, oddConfigurations } from './values';

export const construction = property('configuration', 'construction', {
  title: 'a connection keeps the configuration that it is made with, with defaults for what is absent',
  checks: [
    'RTCPeerConnection.constructor/8',
    'RTCPeerConnection.constructor/9',
    'RTCPeerConnection.constructor/19',
    'RTCPeerConnection.constructor/20',
    'RTCPeerConnection.constructor/21',
    'RTCPeerConnection.constructor/22',
    'RTCPeerConnection.constructor/23',
    'RTCPeerConnection.constructor/26',
    'RTCPeerConnection.getConfiguration/1',
    'set-a-configuration/10',
  ],
  cases: [[connect(0), getConfiguration(0)], ...applied({}), ...applied(null), ...applied('text')],
  script: fc.oneof(
    { weight: 3, arbitrary: applications(configurations) },
    { weight: 1, arbitrary: applications(oddConfigurations) },
  ),
});
