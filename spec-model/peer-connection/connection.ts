import type { Certificate } from '../configuration/certificate';
import type { Configuration, IceSettings } from '../configuration/configuration';
import type { DataChannel } from '../data-channel/channel';
import type { DtlsTransport } from '../dtls/transport';
import type { GatheredCandidate } from '../ice/candidates';
import { made } from '../infra/step';
import type { Operation, World } from '../infra/world';
import type { Stream } from '../rtp/track';
import type { Transceiver } from '../rtp/transceiver';
import { SctpTransport } from '../sctp/transport';
import { initializeSlots } from './initial-slots';

export type SdpType = 'offer' | 'pranswer' | 'answer' | 'rollback';
export type SignalingState =
  | 'stable'
  | 'have-local-offer'
  | 'have-remote-offer'
  | 'have-local-pranswer'
  | 'have-remote-pranswer'
  | 'closed';
export type IceConnectionState = 'new' | 'checking' | 'connected' | 'completed' | 'disconnected' | 'failed' | 'closed';
export type ConnectionState = 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed';
export type GatheringState = 'new' | 'gathering' | 'complete';

/** RTCSessionDescription. `sdp` changes as candidates are surfaced or added. */
export class Description {
  /** The text as it was applied. */
  readonly applied: string;

  constructor(
    readonly type: SdpType,
    public sdp: string,
  ) {
    this.applied = sdp;
  }
}

export const description = (type: SdpType, sdp: string): Description => new Description(type, sdp);

export { SctpTransport };

/** ICE username fragment and password of one section. */
export interface Credentials {
  readonly ufrag: string;
  readonly pwd: string;
}

/**
 * RTCPeerConnection: its internal slots, with the specification's names.
 * @see https://w3c.github.io/webrtc-pc/#dom-peerconnection
 */
export class Connection {
  isClosed!: boolean;
  negotiationNeeded!: boolean;
  /** Set when an update was asked for while the chain was busy. */
  updateNegotiationNeededFlagOnEmptyChain!: boolean;
  /** The operations chain. */
  operations!: Operation[];
  lastCreatedOffer!: string;
  lastCreatedAnswer!: string;
  signalingState!: SignalingState;
  iceConnectionState!: IceConnectionState;
  iceGatheringState!: GatheringState;
  connectionState!: ConnectionState;
  pendingLocalDescription!: Description | null;
  currentLocalDescription!: Description | null;
  pendingRemoteDescription!: Description | null;
  currentRemoteDescription!: Description | null;
  localIceCredentialsToReplace!: readonly Credentials[];
  sctpTransport!: SctpTransport | null;
  lastStableStateSctpTransport!: SctpTransport | null;
  canTrickleIceCandidates: boolean | null = null;

  /** Candidates of a generation that no applied description has yet. */
  earlyCandidates!: GatheredCandidate[];

  /** Null until it was set for the first time. */
  configuration!: Configuration | null;
  /** What its ICE agent goes by. */
  iceSettings!: IceSettings;
  /** The certificates that it authenticates with: the given ones, or those that it made. */
  certificates: readonly Certificate[] = [];
  setLocalDescriptionCalled = false;
  /** Whether an offer or answer was ever applied as the local description, also if it was rolled back since. */
  localDescriptionApplied = false;
  /** Decided when it first matters. */
  completedIsConnected: boolean | undefined;

  /** The set of transceivers, in insertion order. */
  transceivers: Transceiver[] = [];
  /** Every sender that this connection created, also those of transceivers that have left the set. */
  readonly sendersCreated = new Set<object>();
  /** A data channel was created at some time. */
  dataChannelCreated = false;
  /** [[DocumentOrigin]], serialised. */
  documentOrigin!: string;
  /** [[DataChannels]]. */
  dataChannels!: DataChannel[];
  /** Every data channel that it created or announced. */
  readonly channels = new Set<DataChannel>();
  /** Remote MediaStreams by id, for the life of the connection. */
  readonly remoteStreams = new Map<string, Stream>();

  /** Increases with each addTrack and each change of what an offer or answer depends on. */
  addTrackCount = 0;
  changes = 0;
  /** Values of `changes` when the last offer and answer were created: they are accurate while nothing changed since. */
  offerAccurateAt = -1;
  answerAccurateAt = -1;

  /** Section index of the last created offer -> the transceiver that the section was generated for. */
  offeredSections: (Transceiver | null)[] = [];
  /** Every DTLS transport made so far, with the ICE transport below it. */
  readonly dtlsTransports = new Set<DtlsTransport>();
  /** Number of connection in its world, from 0: names things that must differ between connections. */
  readonly index: number;
  /** Serial number for o= lines and generated ids. */
  serial = 0;

  constructor(
    readonly world: World,
    index = 0,
  ) {
    this.index = index;
    made(this);
    initializeSlots(this);
  }

  /** Pending if there is one, else current. */
  get localDescription(): Description | null {
    return this.pendingLocalDescription ?? this.currentLocalDescription;
  }

  /** [[SctpTransport]] as it is shown: until 3094, only from an answer on. */
  get shownSctpTransport(): SctpTransport | null {
    const { sctpTransport } = this;
    return sctpTransport === null || sctpTransport.answered || this.world.edition.has('3094') ? sctpTransport : null;
  }

  get remoteDescription(): Description | null {
    return this.pendingRemoteDescription ?? this.currentRemoteDescription;
  }
}
