import { createDataChannel, type DataChannelInit } from '../../data-channel/create-data-channel';
import type { ModelPromise } from '../../infra/promise';
import type { Callback } from '../../infra/world';
import { addIceCandidate, type CandidateInit } from '../../peer-connection/add-ice-candidate';
import { close } from '../../peer-connection/close';
import { Connection, type SdpType } from '../../peer-connection/connection';
import { createAnswer } from '../../peer-connection/create-answer';
import { createOffer, type OfferOptions } from '../../peer-connection/create-offer';
import { withCallbacks } from '../../peer-connection/legacy-callbacks';
import { restartIce } from '../../peer-connection/restart-ice';
import { setLocalDescription } from '../../peer-connection/set-local-description';
import { setRemoteDescription } from '../../peer-connection/set-remote-description';
import { addTrack } from '../../rtp/add-track';
import { addTransceiver, type TransceiverInit } from '../../rtp/add-transceiver';
import { collectSenders, getReceivers } from '../../rtp/collect';
import { removeTrack } from '../../rtp/remove-track';
import type { Stream, Track } from '../../rtp/track';
import type { Sender } from '../../rtp/transceiver';
import { type Interface, instanceOf } from '../interface';

interface DescriptionInit<Type> {
  readonly type: Type;
  readonly sdp: string;
}

/** Of overloads with callbacks, the last two arguments are there or not. */
const maybeWithCallbacks = (
  promise: ModelPromise,
  success: Callback | undefined,
  failure: Callback | undefined,
): ModelPromise => (success && failure ? withCallbacks(promise, success, failure) : promise);

type CreateOfferArguments = [OfferOptions] | [Callback, Callback, OfferOptions];
type CreateAnswerArguments = [object] | [Callback, Callback];

export const peerConnection: Interface<Connection> = {
  name: 'RTCPeerConnection',
  is: instanceOf(Connection),
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
    sctp: ({ sctpTransport }) => sctpTransport,
  },
  methods: {
    createOffer: (connection, ...args: CreateOfferArguments) =>
      args.length === 1
        ? createOffer(connection, args[0])
        : withCallbacks(createOffer(connection, args[2]), args[0], args[1]),
    createAnswer: (connection, ...args: CreateAnswerArguments) =>
      args.length === 1 ? createAnswer(connection) : withCallbacks(createAnswer(connection), args[0], args[1]),
    setLocalDescription: (
      connection,
      { type, sdp }: DescriptionInit<SdpType | undefined>,
      success?: Callback,
      failure?: Callback,
    ) => maybeWithCallbacks(setLocalDescription(connection, type, sdp), success, failure),
    setRemoteDescription: (
      connection,
      { type, sdp }: DescriptionInit<SdpType>,
      success?: Callback,
      failure?: Callback,
    ) => maybeWithCallbacks(setRemoteDescription(connection, type, sdp), success, failure),
    addIceCandidate: (connection, init: CandidateInit, success?: Callback, failure?: Callback) =>
      maybeWithCallbacks(addIceCandidate(connection, init), success, failure),
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
};
