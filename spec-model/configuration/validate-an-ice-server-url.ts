import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import type { IceServer } from './configuration';
import { isIceServerUri, schemeOf } from './ice-server-uri';
import { type IceServerUrl, parseHostAndPort, parseIceServerUrl } from './ice-server-url';
import { credentialsForm, hasCredentials } from './well-formed-credentials';

const step = algorithm('validate-an-ICE-server-URL');

const schemes: readonly string[] = ['stun', 'stuns', 'turn', 'turns'];
const isStun = (scheme: string): boolean => scheme === 'stun' || scheme === 'stuns';
const isTurn = (scheme: string): boolean => scheme === 'turn' || scheme === 'turns';

/** Step 2. */
const checkForm = ({ scheme, opaquePath, query, fragment }: IceServerUrl, exact: boolean): Thrown | undefined => {
  if (step('2b', !schemes.includes(scheme)))
    return throws('SyntaxError', `the scheme ${scheme} is not one of ICE servers`);
  if (step('2c', opaquePath === null)) return throws('SyntaxError', 'the URL has no opaque path');
  if (step('2d', /[/@]/.test(opaquePath ?? ''))) return throws('SyntaxError', 'the path has a slash or an at sign');
  if (step('2e', fragment !== null)) return throws('SyntaxError', 'the URL has a fragment');
  if (step('2f', exact && isStun(scheme) && query !== null)) return throws('SyntaxError', 'a STUN URL has no query');
  return undefined;
};

/** Steps 4 to 6. */
const checkPlace = ({ opaquePath, query }: IceServerUrl, exact: boolean): Thrown | undefined => {
  const place = parseHostAndPort(opaquePath ?? '');
  const authority = place !== null && place.path === '' && place.username === '' && place.password === '';
  if (step('5', !authority)) return throws('SyntaxError', 'the path is not a host with or without a port');
  const transport = exact ? /^transport=(udp|tcp)$/ : /^transport=/;
  if (step('6', query !== null && !transport.test(query))) return throws('SyntaxError', 'the query is not a transport');
  return undefined;
};

/** Step 7: which strings have to be prepared before they are compared is for the implementation to say. */
const lacksCredentials = (connection: Connection, server: IceServer): boolean => {
  const { chooser, edition } = connection.world;
  if (!hasCredentials(server)) return true;
  const form = credentialsForm(server);
  if (form === 'well-formed' || !edition.has('3050')) return false;
  return form === 'ill-formed' || !chooser.choose('iceServers.credentials', [true, false], connection);
};

/** Step 7. */
const checkCredentials = (connection: Connection, server: IceServer, scheme: string): Thrown | undefined =>
  step('7', isTurn(scheme) && lacksCredentials(connection, server))
    ? throws('InvalidAccessError', 'username or credential is missing or ill-formed')
    : undefined;

/** Steps 1 to 6 as they were before 2853. */
const checkUri = (text: string): Thrown | undefined =>
  step('before-2853', !isIceServerUri(text))
    ? throws('SyntaxError', 'the URI is not that of an ICE server')
    : undefined;

/** https://w3c.github.io/webrtc-pc/#dfn-validate-an-ice-server-url */
export const validateIceServerUrl = (connection: Connection, server: IceServer, text: string): Thrown | undefined => {
  const { chooser, edition } = connection.world;
  if (!edition.has('2853')) return checkUri(text) ?? checkCredentials(connection, server, schemeOf(text));
  const url = parseIceServerUrl(text);
  if (step('2a', url === null) || !url) return throws('SyntaxError', 'the URL can not be parsed');
  const exact = edition.has('2996');
  const malformed = checkForm(url, exact);
  if (malformed) return malformed;
  if (step('3', !chooser.choose('iceServers.scheme', [true, false], connection)))
    return throws('NotSupportedError', `the scheme ${url.scheme} is not implemented`);
  return checkPlace(url, exact) ?? checkCredentials(connection, server, url.scheme);
};
