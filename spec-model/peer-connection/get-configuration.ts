import { type Configuration, defaultConfiguration, type IceServer } from '../configuration/configuration';
import { AnyValue } from '../infra/any-value';
import { algorithm } from '../infra/step';
import type { Connection } from './connection';

const step = algorithm('RTCPeerConnection.getConfiguration');

const same = (value: unknown, list: readonly string[]): boolean =>
  Array.isArray(value) && value.length === list.length && list.every((item, at) => item === value[at]);

const describe = (value: unknown): string =>
  Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'a string' : typeof value;

/** The URLs as they were given: it is a copy that has a list in the place of a single one. */
const urlsOf = ({ urls }: IceServer): AnyValue =>
  typeof urls === 'string'
    ? new AnyValue('the string that was given', (value) => value === urls, urls, describe)
    : new AnyValue('the list that was given', (value) => same(value, urls), [...urls], describe);

/** A member as it was given, or by default. */
const asGiven = <T>(value: T): AnyValue<T> =>
  new AnyValue(
    'what was given, or the default',
    (seen) => seen === value,
    value,
    (seen) => (seen === undefined ? 'nothing' : 'another value'),
  );

interface ServerGiven {
  readonly urls: AnyValue;
  readonly username?: AnyValue;
  readonly credential?: AnyValue;
}

/** What it gives: values in words, so that the same mistake is the same with every value. */
export interface ConfigurationGiven {
  readonly iceServers: readonly ServerGiven[];
  readonly certificates: Configuration['certificates'];
  readonly iceTransportPolicy: AnyValue<string>;
  readonly bundlePolicy: AnyValue<string>;
  readonly rtcpMuxPolicy: AnyValue<string>;
  readonly iceCandidatePoolSize: AnyValue<number>;
}

const given = ({ username, credential, ...server }: IceServer): ServerGiven => ({
  urls: urlsOf(server),
  ...(username === undefined ? {} : { username: asGiven(username) }),
  ...(credential === undefined ? {} : { credential: asGiven(credential) }),
});

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-getconfiguration. A dictionary: a new object each time. */
export const getConfiguration = ({ configuration }: Connection): ConfigurationGiven => {
  const stored = step('1', configuration !== null) && configuration ? configuration : defaultConfiguration;
  return {
    iceServers: stored.iceServers.map(given),
    certificates: [...stored.certificates],
    iceTransportPolicy: asGiven<string>(stored.iceTransportPolicy),
    bundlePolicy: asGiven<string>(stored.bundlePolicy),
    rtcpMuxPolicy: asGiven<string>(stored.rtcpMuxPolicy),
    iceCandidatePoolSize: asGiven(stored.iceCandidatePoolSize),
  };
};
