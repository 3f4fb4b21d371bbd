import { algorithm } from '../infra/step';
import type { Connection, SdpType } from '../peer-connection/connection';
import { type SectionView, viewDescription } from '../sdp/view';
import { negotiatedForReceiving, negotiatedForSending } from './negotiated';
import type { Receiver, Transceiver } from './transceiver';

const step = algorithm('set-a-session-description');

/** The section of the other side's description that the one being applied answers, or that stands from before. */
const counterpart = (connection: Connection, section: SectionView, remote: boolean): SectionView | undefined => {
  const { localDescription, remoteDescription } = connection;
  const other = remote ? localDescription : remoteDescription;
  return other ? viewDescription(other.sdp).sections[section.index] : undefined;
};

const answers = (type: SdpType): boolean => type === 'answer' || type === 'pranswer';

/** Step 4.6.4.2.5. */
export const saveReceiveCodecs = (receiver: Receiver): void => {
  if (step('4.6.4.2.5')) receiver.lastStableStateNegotiated = receiver.negotiated;
};

/** Step 4.6.12.3.5. */
export const restoreReceiveCodecs = (receiver: Receiver): void => {
  receiver.undetermined = false;
  if (step('4.6.12.3.5')) receiver.negotiated = receiver.lastStableStateNegotiated;
};

/** Step 4.6.11.1.6: with an offer, the receiver is ready for all that it offers. */
export const setReceiveCodecsLocally = (
  { connection, receiver }: Transceiver,
  type: SdpType,
  section: SectionView,
): void => {
  const remote = answers(type) ? counterpart(connection, section, false) : undefined;
  receiver.undetermined = false;
  if (step('4.6.11.1.6')) receiver.negotiated = negotiatedForReceiving(section, remote);
};

/** Step 4.6.11.2.13: with an offer, it is not said how far the receiver is ready before it is answered. */
export const setReceiveCodecsRemotely = (
  { connection, receiver }: Transceiver,
  type: SdpType,
  section: SectionView,
): void => {
  const local = answers(type) ? counterpart(connection, section, true) : mirrored(section);
  receiver.undetermined = !answers(type);
  if (step('4.6.11.2.13') && local) receiver.negotiated = negotiatedForReceiving(local, section);
};

/** A section as an answerer that is ready for all of it would have it. */
const mirrored = (section: SectionView): SectionView => ({ ...section, direction: 'sendrecv' });

/** Step 4.6.11.1.7.2. */
export const setSendCodecsLocally = ({ connection, sender }: Transceiver, section: SectionView): void => {
  const remote = counterpart(connection, section, false);
  if (!step('4.6.11.1.7.2') || !remote) return;
  sender.negotiated = negotiatedForSending(section, remote);
  sender.lastReturnedParameters = null;
};

/** Step 4.6.11.2.14.1. */
export const setSendCodecsRemotely = ({ connection, sender }: Transceiver, section: SectionView): void => {
  const local = counterpart(connection, section, true);
  if (step('4.6.11.2.14.1') && local) sender.negotiated = negotiatedForSending(local, section);
};
