import type { Configuration } from '../../configuration/configuration';
import { generateCertificate } from '../../configuration/generate-certificate';
import { createDataChannel, type DataChannelInit } from '../../data-channel/create-data-channel';
import type { ModelPromise } from '../../infra/promise';
import type { Callback } from '../../infra/world';
import { addIceCandidate, type CandidateInit } from '../../peer-connection/add-ice-candidate';
import { close } from '../../peer-connection/close';
import { Connection, type SdpType } from '../../peer-connection/connection';
import { constructConnection } from '../../peer-connection/construct-connection';
import { createAnswer } from '../../peer-connection/create-answer';
import { createOffer } from '../../peer-connection/create-offer';
import { getConfiguration } from '../../peer-connection/get-configuration';
import { withCallbacks } from '../../peer-connection/legacy-callbacks';
import type { OfferOptions } from '../../peer-connection/legacy-offer-to-receive';
import { restartIce } from '../../peer-connection/restart-ice';
import { setConfiguration } from '../../peer-connection/set-configuration';
import { setLocalDescription } from '../../peer-connection/set-local-description';
import { setRemoteDescription } from '../../peer-connection/set-remote-description';
import { addTrack } from '../../rtp/add-track';
import { addTransceiver, type TransceiverInit } from '../../rtp/add-transceiver';
import { collectSenders, getReceivers } from '../../rtp/collect';
import { removeTrack } from '../../rtp/remove-track';
import type { Stream, Track } from '../../rtp/track';
import type { Sender } from '../../rtp/transceiver';
import { getStats } from '../../stats/get-stats';
import { type Interface, instanceOf } from '../interface';

interface DescriptionInit<Type> {
  readonly type: Type;
  readonly sdp: string;
}

type Callbacks = [] | [Callback, Callback];

/** Of overloads with callbacks, the last two arguments are there or not. */
const maybeWithCallbacks = (
  connection: Connection,
  method: Parameters<typeof withCallbacks>[1],
  run: () => ModelPromise,
  callbacks: Callbacks,
): ModelPromise => (callbacks.length === 2 ? withCallbacks(connection, method, run, ...callbacks) : run());

type CreateOfferArguments = [OfferOptions] | [Callback, Callback, OfferOptions];
type CreateAnswerArguments = [object] | [Callback, Callback];

export const peerConnection: Interface<Connection> = {
  name: 'RTCPeerConnection',
  is: instanceOf(Connection),
  construct: (world, configuration: Configuration) => constructConnection(world, configuration),
  attributes: {
    localDescription: ({ localDescription }) => localDescription,
    currentLocalDescription: ({ currentLocalDescription }) => currentLocalDescription,
    pendingLocalDescription: ({ pendingLocalDescription }) => pendingLocalDescription,
    remoteDescription: ({ remoteDescription }) => remoteDescription,
    currentRemoteDescription: ({ currentRemoteDescription }) => currentRemoteDescription,
    pendingRemoteDescription: ({ pendingRemoteDescription }) => pendingRemoteDescription,
    signalingState: ({ signalingState }) => signalingState,
    iceGatheringState: ({ iceGatheringState }) => iceGatheringState,
    iceConnectionState: ({ iceConnectionState }) => iceConnectionState,
    connectionState: ({ connectionState }) => connectionState,
    canTrickleIceCandidates: ({ canTrickleIceCandidates }) => canTrickleIceCandidates,
    sctp: ({ shownSctpTransport }) => shownSctpTransport,
  },
  editions: {
    restartIce: (edition) => edition.has('2019-restart-ice'),
  },
  methods: {
    createOffer: (connection, ...args: CreateOfferArguments) =>
      args.length === 1
        ? createOffer(connection, args[0])
        : withCallbacks(connection, 'createOffer', () => createOffer(connection, args[2]), args[0], args[1]),
    createAnswer: (connection, ...args: CreateAnswerArguments) =>
      args.length === 1
        ? createAnswer(connection)
        : withCallbacks(connection, 'createAnswer', () => createAnswer(connection), args[0], args[1]),
    setLocalDescription: (connection, { type, sdp }: DescriptionInit<SdpType | undefined>, ...callbacks: Callbacks) =>
      maybeWithCallbacks(
        connection,
        'setLocalDescription',
        () => setLocalDescription(connection, type, sdp),
        callbacks,
      ),
    setRemoteDescription: (connection, { type, sdp }: DescriptionInit<SdpType>, ...callbacks: Callbacks) =>
      maybeWithCallbacks(
        connection,
        'setRemoteDescription',
        () => setRemoteDescription(connection, type, sdp),
        callbacks,
      ),
    addIceCandidate: (connection, init: CandidateInit, ...callbacks: Callbacks) =>
      maybeWithCallbacks(connection, 'addIceCandidate', () => addIceCandidate(connection, init), callbacks),
    setConfiguration: (connection, configuration: Configuration) => setConfiguration(connection, configuration),
    getConfiguration: (connection) => getConfiguration(connection),
    getStats: (connection, track: Track | null) => getStats(connection, track),
    restartIce,
    close,
    getSenders: collectSenders,
    getReceivers,
    getTransceivers: ({ transceivers }) => [...transceivers],
    addTrack: (connection, track: Track, ...streams: Stream[]) => addTrack(connection, track, streams),
    removeTrack: (connection, sender: Sender) => removeTrack(connection, sender),
    addTransceiver: (connection, trackOrKind: Track | string, init: TransceiverInit) =>
      addTransceiver(connection, trackOrKind, init),
    createDataChannel: (connection, label: string, init: DataChannelInit) => createDataChannel(connection, label, init),
  },
  statics: {
    generateCertificate: (world, algorithm: object | string) => generateCertificate(world, algorithm),
  },
};
