import { createDataChannel, type DataChannelInit } from '../data-channel/create-data-channel';
import { type ModelPromise, resolved } from '../infra/promise';
import { algorithm } from '../infra/step';
import { addIceCandidate } from '../peer-connection/add-ice-candidate';
import { close } from '../peer-connection/close';
import type { Connection } from '../peer-connection/connection';
import { createAnswer } from '../peer-connection/create-answer';
import { createOffer } from '../peer-connection/create-offer';
import { restartIce } from '../peer-connection/restart-ice';
import { setLocalDescription } from '../peer-connection/set-local-description';
import { setRemoteDescription } from '../peer-connection/set-remote-description';
import { addTrack } from '../rtp/add-track';
import { addTransceiver } from '../rtp/add-transceiver';
import { collectSenders, getReceivers } from '../rtp/collect';
import { removeTrack } from '../rtp/remove-track';
import { replaceTrack } from '../rtp/replace-track';
import { setStreams } from '../rtp/set-streams';
import { stop } from '../rtp/stop';
import { type Stream, Track } from '../rtp/track';
import type { Sender, Transceiver } from '../rtp/transceiver';
import {
  member,
  need,
  noOverload,
  nullable,
  toCallback,
  toDictionary,
  toDOMString,
  toEnforced,
  toSender,
  toStream,
  toTrack,
  unwrap,
} from './convert';
import {
  toCandidateInit,
  toDescriptionInit,
  toLocalDescriptionInit,
  toOfferOptions,
  toTransceiverInit,
} from './dictionaries';

type Args = readonly unknown[];
type Methods<T> = Readonly<Record<string, (target: T, args: Args) => unknown>>;
type Callback = (...args: unknown[]) => void;

const legacy = algorithm('RTCPeerConnection.addIceCandidate.legacy');

/** The callback versions: the promise version decides, the callbacks tell, and the promise returned is resolved already. */
const callbacks = (promise: ModelPromise, success: Callback, failure: Callback): ModelPromise => {
  promise.upon(() => {
    if (legacy('5', promise.state === 'fulfilled')) success(promise.value);
    else if (legacy('6')) failure(promise.reason);
  });
  return resolved(promise.world, undefined);
};

/** Methods with the overloads (description) and (description, success, failure), chosen by the number of arguments. */
const overloaded =
  (run: (connection: Connection, first: unknown) => ModelPromise, least: number) =>
  (connection: Connection, args: Args): ModelPromise => {
    need(args, least);
    if (args.length === 2) return noOverload(2);
    if (args.length < 2) return run(connection, args[0]);
    const [success, failure] = [toCallback(args[1]), toCallback(args[2])];
    return callbacks(run(connection, args[0]), success, failure);
  };

const toInit = (value: unknown): DataChannelInit => {
  const members = toDictionary(value);
  const enforced = (limit: number) => (v: unknown) => toEnforced(v, limit);
  return {
    id: member(members, 'id', enforced(65535)) ?? null,
    maxPacketLifeTime: member(members, 'maxPacketLifeTime', enforced(65535)) ?? null,
    maxRetransmits: member(members, 'maxRetransmits', enforced(65535)) ?? null,
    negotiated: Boolean(members.negotiated),
    protocol: member(members, 'protocol', toDOMString) ?? '',
  };
};

/** Methods that return a promise: their conversions never throw, and each is an operation of the chain. */
const promised = new Set([
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
  'addIceCandidate',
  'replaceTrack',
]);
export const isAsync = (name: string): boolean => promised.has(name);

export const connectionMethods: Methods<Connection> = {
  addTrack: (connection, args) => {
    need(args, 1);
    return addTrack(connection, toTrack(args[0]), args.slice(1).map(toStream));
  },
  removeTrack: (connection, args) => {
    need(args, 1);
    return removeTrack(connection, toSender(args[0]));
  },
  addTransceiver: (connection, args) => {
    need(args, 1);
    const first = unwrap(args[0]);
    return addTransceiver(connection, first instanceof Track ? first : toDOMString(first), toTransceiverInit(args[1]));
  },
  getSenders: (connection) => collectSenders(connection),
  getReceivers: (connection) => getReceivers(connection),
  getTransceivers: (connection) => [...connection.transceivers],
  createOffer: (connection, args) => {
    if (args.length < 2) return createOffer(connection, toOfferOptions(args[0]));
    const [success, failure] = [toCallback(args[0]), toCallback(args[1])];
    return callbacks(createOffer(connection, toOfferOptions(args[2])), success, failure);
  },
  createAnswer: (connection, args) => {
    if (args.length >= 2) {
      const [success, failure] = [toCallback(args[0]), toCallback(args[1])];
      return callbacks(createAnswer(connection), success, failure);
    }
    toDictionary(args[0]);
    return createAnswer(connection);
  },
  setLocalDescription: overloaded((connection, first) => {
    const { type, sdp } = toLocalDescriptionInit(first);
    return setLocalDescription(connection, type, sdp);
  }, 0),
  setRemoteDescription: overloaded((connection, first) => {
    const { type, sdp } = toDescriptionInit(first);
    return setRemoteDescription(connection, type, sdp);
  }, 1),
  addIceCandidate: overloaded((connection, first) => addIceCandidate(connection, toCandidateInit(first)), 0),
  restartIce: (connection) => restartIce(connection),
  close: (connection) => close(connection),
  createDataChannel: (connection, args) => {
    need(args, 1);
    return createDataChannel(connection, toDOMString(args[0]), toInit(args[1]));
  },
};

export const senderMethods: Methods<Sender> = {
  replaceTrack: (sender, args) => {
    need(args, 1);
    return replaceTrack(sender, nullable({ track: args[0] }, 'track', toTrack));
  },
  setStreams: (sender, args) => setStreams(sender, args.map(toStream)),
};

export const transceiverMethods: Methods<Transceiver> = {
  stop: (transceiver) => stop(transceiver),
};

export const streamMethods: Methods<Stream> = {
  getTracks: (stream) => [...stream.tracks],
};
