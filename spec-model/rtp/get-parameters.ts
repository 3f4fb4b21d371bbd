import { invent } from '../infra/invent';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import type { CodecParameters } from './codec';
import type { Encoding } from './encoding';
import { areCodecsOf, areExtensions } from './fits';
import type { HeaderExtensionParameters } from './negotiated';
import { dropCodecsNotNegotiated } from './simulcast';
import type { Receiver, Sender } from './transceiver';

const step = algorithm('RTCRtpSender.getParameters');
const receiverStep = algorithm('RTCRtpReceiver.getParameters');

/** RTCRtpParameters. */
export interface RtpParameters {
  readonly headerExtensions: readonly HeaderExtensionParameters[];
  readonly rtcp: { readonly cname?: string; readonly reducedSize?: boolean };
  readonly codecs: readonly CodecParameters[];
}

/** RTCRtpSendParameters. */
export interface SendParameters extends RtpParameters {
  readonly transactionId: string;
  readonly encodings: readonly Encoding[];
}

/** An identifier that this sender has not given before. */
const newTransactionId = (sender: Sender): string => {
  const { connection } = sender;
  const isNew = (id: unknown): id is string => typeof id === 'string' && !sender.transactionIds.has(id);
  const id = invent(
    connection,
    'parameters.transactionId',
    (shown: SendParameters) => (isNew(shown.transactionId) ? shown.transactionId : undefined),
    () => `${connection.index}-${++connection.serial}`,
  );
  sender.transactionIds.add(id);
  return id;
};

const cnames = new WeakMap<Connection, string>();

/** One name for all senders of a connection. */
const cnameOf = ({ connection }: Sender): string => {
  const cname =
    cnames.get(connection) ??
    invent(
      connection,
      'parameters.cname',
      ({ rtcp }: SendParameters) => (typeof rtcp?.cname === 'string' ? rtcp.cname : undefined),
      () => `cname-${connection.index}`,
    );
  cnames.set(connection, cname);
  return cname;
};

/** The negotiated codecs, or those of them that the implementation is capable of now: some, if there are any. */
const capable = (of: Sender | Receiver, fewest: 0 | 1): readonly CodecParameters[] => {
  const { codecs } = of.negotiated;
  const some = (seen: readonly CodecParameters[]) => seen.length >= Math.min(fewest, codecs.length);
  return invent(
    of.connection,
    'codecs.capable',
    ({ codecs: seen }: RtpParameters) => (areCodecsOf(seen, codecs) && some(seen) ? seen : undefined),
    () => codecs,
  );
};

const extensionsOf = (of: Sender | Receiver): readonly HeaderExtensionParameters[] => {
  const { headerExtensions } = of.negotiated;
  return invent(
    of.connection,
    'parameters.order',
    ({ headerExtensions: seen }: RtpParameters) => (areExtensions(seen, headerExtensions) ? seen : undefined),
    () => headerExtensions,
  );
};

/** RTCP goes on where nothing is sent; whether it counts as negotiated then, nothing says. */
const reducedSizeOf = ({ connection, negotiated: { reducedSize, unused } }: Sender): boolean => {
  if (!unused?.reducedSize) return reducedSize;
  const shown = ({ rtcp }: Partial<RtpParameters>) => (rtcp?.reducedSize === true ? true : undefined);
  return invent(connection, 'parameters.order', shown, () => reducedSize);
};

/** Step 5. */
const forgetLater = (sender: Sender): void => {
  const { connection } = sender;
  const { world } = connection;
  const forgetting = { turn: world.turn, done: false };
  const forget = () => {
    if (!forgetting.done) sender.lastReturnedParameters = null;
  };
  sender.forgetting = forgetting;
  world.queueTask('parameters', connection, 'forget the last parameters', forget, sender);
};

/** When other tasks have run, the one that forgets the parameters may have, too. */
export const expire = (sender: Sender): void => {
  const { connection, forgetting } = sender;
  const { world } = connection;
  if (sender.lastReturnedParameters === null || !forgetting || forgetting.turn === world.turn) return;
  if (!world.chooser.choose('parameters.expired', [false, true], connection, sender)) return;
  forgetting.done = true;
  sender.lastReturnedParameters = null;
};

/** What was negotiated for a direction that does not send is shown or not: if it is, the sender has it. */
const revealUnused = (sender: Sender): void => {
  const { connection, negotiated } = sender;
  const { unused } = negotiated;
  if (!unused || !connection.world.chooser.choose('codecs.unused', [false, true], connection, sender)) return;
  sender.negotiated = unused;
  dropCodecsNotNegotiated({ sender });
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpsender-getparameters */
export const getSendParameters = (sender: Sender): SendParameters => {
  expire(sender);
  if (sender.lastReturnedParameters === null) revealUnused(sender);
  const { lastReturnedParameters: last } = sender;
  if (step('2', last !== null) && last) return last;
  const result: SendParameters = {
    transactionId: step('3a') ? newTransactionId(sender) : '',
    encodings: step('3b') ? sender.sendEncodings : [],
    headerExtensions: step('3c') ? extensionsOf(sender) : [],
    codecs: step('3d') ? capable(sender, 1) : [],
    rtcp: step('3e') ? { cname: cnameOf(sender), reducedSize: reducedSizeOf(sender) } : {},
  };
  if (step('4')) sender.lastReturnedParameters = result;
  if (step('5')) forgetLater(sender);
  return result;
};

/** How far a receiver is ready while a remote offer is pending is not said: any of the codecs that may come. */
const receiveCodecs = (receiver: Receiver): readonly CodecParameters[] =>
  receiverStep('b') ? capable(receiver, receiver.undetermined ? 0 : 1) : [];

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpreceiver-getparameters */
export const getReceiveParameters = (receiver: Receiver): RtpParameters => ({
  headerExtensions: receiverStep('a') ? extensionsOf(receiver) : [],
  codecs: receiveCodecs(receiver),
  rtcp: receiverStep('c') ? { reducedSize: receiver.negotiated.reducedSize } : {},
});
