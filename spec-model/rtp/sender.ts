import type { DtlsTransport } from '../dtls/transport';
import { createDtmfSender, type DtmfSender } from '../dtmf/dtmf-sender';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { defaultEncoding, type Encoding } from './encoding';
import type { SendParameters } from './get-parameters';
import { type Negotiated, nothingNegotiated, somethingElse } from './negotiated';
import type { Kind, Track } from './track';
import type { Transceiver } from './transceiver';

/** RTCRtpSender: its internal slots, which create-an-RTCRtpSender initializes. */
export class Sender {
  senderTrack!: Track | null;
  senderTransport!: DtlsTransport | null;
  lastStableStateSenderTransport!: DtlsTransport | null;
  /** Audio only. */
  dtmf!: DtmfSender | null;
  /** Ids of the associated MediaStreams, in order of first occurrence. */
  associatedMediaStreamIds: readonly string[] = ['none'];
  sendEncodings!: readonly Encoding[];
  lastStableRidlessSendEncodings!: readonly Encoding[] | null;
  /** [[SendCodecs]], and what else was negotiated for sending. */
  negotiated: Negotiated = somethingElse;
  lastReturnedParameters: SendParameters | null = null;
  /** The task that forgets them: in which turn it was queued, and whether it is taken to have run. */
  forgetting: { readonly turn: number; done: boolean } | undefined;
  /** Every transactionId that getParameters gave. */
  readonly transactionIds = new Set<string>();
  /** What replaceTrack made it transmit while it was sending; undefined: its track. */
  transmitted: Track | null | undefined;
  /** Calls of setParameters whose promises are not settled. */
  settingParameters = 0;
  /** Set by create-an-RTCRtpTransceiver. */
  transceiver!: Transceiver;

  constructor(
    readonly connection: Connection,
    readonly kind: Kind,
  ) {}
}

const step = algorithm('create-an-RTCRtpSender');

/** What the encoding of a sender is that was given none. */
const defaultFor = ({ connection, kind }: Sender): Encoding =>
  kind === 'video' && connection.world.edition.has('2772-default')
    ? { ...defaultEncoding, scaleResolutionDownBy: 1 }
    : defaultEncoding;

/** https://w3c.github.io/webrtc-pc/#dfn-create-an-rtcrtpsender */
export const createSender = (
  connection: Connection,
  kind: Kind,
  track: Track | null,
  streams: readonly { readonly id: string }[],
  sendEncodings: readonly Encoding[] = [],
): Sender => {
  const sender = new Sender(connection, kind);
  sender.senderTrack = step('2') ? track : null;
  if (step('3')) sender.senderTransport = null;
  if (step('4')) sender.lastStableStateSenderTransport = null;
  if (step('5')) sender.dtmf = null;
  if (step('6', kind === 'audio')) sender.dtmf = createDtmfSender(sender);
  if (step('8')) sender.associatedMediaStreamIds = [];
  const ids = streams.map(({ id }) => id);
  if (step('9')) sender.associatedMediaStreamIds = [...new Set([...sender.associatedMediaStreamIds, ...ids])];
  sender.sendEncodings = step('11', sendEncodings.length > 0) ? sendEncodings : [defaultFor(sender)];
  if (step('12')) sender.lastStableRidlessSendEncodings = null;
  if (step('13')) sender.negotiated = nothingNegotiated;
  connection.sendersCreated.add(sender);
  return sender;
};
