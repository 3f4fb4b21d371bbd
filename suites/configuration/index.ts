import type { Property } from '../property';
import { certificates, clones, inDescriptions, keyAlgorithms, lifetime } from './certificates';
import { construction } from './construction';
import { iceServers, serverLimit, turnCredentials, urlForm, urlPlace, urlQuery } from './ice-servers';
import { callbackVersions, offerToReceive } from './legacy';
import { closedConnection, modification, poolSize, readAndGivenBack, relayOnly } from './modification';
import { candidateToJson, iceEvents, sessionDescription } from './objects';

export const configuration: readonly Property[] = [
  construction,
  iceServers,
  urlForm,
  urlQuery,
  urlPlace,
  turnCredentials,
  serverLimit,
  modification,
  poolSize,
  closedConnection,
  readAndGivenBack,
  relayOnly,
  keyAlgorithms,
  lifetime,
  certificates,
  clones,
  inDescriptions,
  callbackVersions,
  offerToReceive,
  candidateToJson,
  sessionDescription,
  iceEvents,
];
