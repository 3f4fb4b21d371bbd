import { types } from 'node:util';
import { definitions } from './definitions';
import type { Interface } from './interface';
import { certificate } from './interfaces/certificate';
import { dataChannel } from './interfaces/data-channel';
import { dtlsTransport } from './interfaces/dtls-transport';
import { dtmfSender } from './interfaces/dtmf-sender';
import { eventInterfaces } from './interfaces/events';
import { iceCandidate } from './interfaces/ice-candidate';
import { iceCandidatePair } from './interfaces/ice-candidate-pair';
import { iceTransport } from './interfaces/ice-transport';
import { inputDeviceInfo, mediaDeviceInfo, mediaDevices } from './interfaces/media-devices';
import { mediaStream } from './interfaces/media-stream';
import { mediaStreamTrack } from './interfaces/media-stream-track';
import { overconstrainedError } from './interfaces/overconstrained-error';
import { peerConnection } from './interfaces/peer-connection';
import { receiver } from './interfaces/receiver';
import { rtcError } from './interfaces/rtc-error';
import { sctpTransport } from './interfaces/sctp-transport';
import { sender } from './interfaces/sender';
import { sessionDescription } from './interfaces/session-description';
import { statsReport } from './interfaces/stats-report';
import { transceiver } from './interfaces/transceiver';

const general = <T extends object>(table: Interface<T>): Interface<object> => table as unknown as Interface<object>;

/** Every interface that the model has. */
export const allInterfaces: readonly Interface<object>[] = [
  general(peerConnection),
  general(sender),
  general(receiver),
  general(transceiver),
  general(mediaStreamTrack),
  general(mediaStream),
  general(dtmfSender),
  general(dataChannel),
  general(sctpTransport),
  general(dtlsTransport),
  general(iceTransport),
  general(iceCandidatePair),
  general(statsReport),
  general(iceCandidate),
  general(sessionDescription),
  general(certificate),
  ...eventInterfaces.map(general),
  general(rtcError),
  general(mediaDevices),
  general(inputDeviceInfo),
  general(mediaDeviceInfo),
  general(overconstrainedError),
];

const byName = new Map(allInterfaces.map((table) => [table.name, table]));
const byPrototype = new Map<object | null, Interface<object> | undefined>([
  [Object.prototype, undefined],
  [Array.prototype, undefined],
  [null, undefined],
]);

export const interfaceNamed = (name: string): Interface<object> | undefined => byName.get(name);

/** The interface of an object of the model; undefined for everything else. Objects of one class are of one interface. */
export const interfaceOf = (object: object): Interface<object> | undefined => {
  if (types.isProxy(object)) return undefined;
  const prototype: object | null = Object.getPrototypeOf(object);
  const known = byPrototype.get(prototype);
  if (known || byPrototype.has(prototype)) return known;
  const found = allInterfaces.find((table) => table.is(object));
  if (found) byPrototype.set(prototype, found);
  return found;
};

export const isOfInterface = (model: object, name: string): boolean => byName.get(name)?.is(model) === true;

/** The interface that an interface inherits from, if the model has it. */
export const parentOf = ({ name }: Interface<object>): Interface<object> | undefined =>
  byName.get(definitions().interfaces.get(name)?.inheritance ?? '');

export const hasOwnMethod = ({ methods, inWorld }: Interface<object>, name: string): boolean =>
  Object.hasOwn(methods ?? {}, name) || Object.hasOwn(inWorld ?? {}, name);

const getterOf = (table: Interface<object> | undefined, name: string): ((object: object) => unknown) | undefined =>
  table && (table.attributes[name] ?? getterOf(parentOf(table), name));

/** How the members of an object of the model are read, where it is taken for a dictionary. */
export const readerOf = (object: object): ((name: string) => unknown) | undefined => {
  const table = interfaceOf(object);
  return table && ((name) => getterOf(table, name)?.(object));
};
