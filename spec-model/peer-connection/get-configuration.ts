import { type Configuration, defaultConfiguration } from '../configuration/configuration';
import { algorithm } from '../infra/step';
import type { Connection } from './connection';

const step = algorithm('RTCPeerConnection.getConfiguration');

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-getconfiguration. A dictionary: a new object each time. */
export const getConfiguration = ({ configuration }: Connection): Configuration => {
  const stored = step('1', configuration !== null) && configuration ? configuration : defaultConfiguration;
  return {
    ...stored,
    iceServers: stored.iceServers.map(({ urls, ...server }) => ({
      urls: typeof urls === 'string' ? urls : [...urls],
      ...server,
    })),
    certificates: [...stored.certificates],
  };
};
