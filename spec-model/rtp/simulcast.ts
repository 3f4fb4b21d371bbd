import { algorithm } from '../infra/step';
import type { Connection, SdpType } from '../peer-connection/connection';
import type { SectionView } from '../sdp/view';
import { isCompanion } from './codec';
import { isIn } from './codec-dictionary-match';
import { descendingScales, type Encoding, without } from './encoding';
import { maximalEncodings } from './maximal-encodings';
import type { Sender, Transceiver } from './transceiver';

const step = algorithm('set-a-session-description');

const isRidless = (encodings: readonly Encoding[]): boolean =>
  encodings.length === 1 && encodings[0]?.rid === undefined;

/** Step 4.6.4.2.2. */
export const saveRidlessEncodings = (sender: Sender): void => {
  const { sendEncodings } = sender;
  sender.lastStableRidlessSendEncodings = step('4.6.4.2.2', isRidless(sendEncodings)) ? sendEncodings : null;
};

/** Step 4.6.12.3.3. */
export const restoreRidlessEncodings = (sender: Sender): void => {
  const { sendEncodings, lastStableRidlessSendEncodings: saved } = sender;
  const promoted = sendEncodings.some(({ rid }) => rid !== undefined);
  if (step('4.6.12.3.3', saved !== null && promoted) && saved) sender.sendEncodings = saved;
};

/** Streams that are paused at first are written with a tilde. */
const ridOf = (written: string | undefined): string => (written ?? '').replace(/^~/, '');

/** Steps 4.6.11.2.1 to 4.6.11.2.4: the encodings that a remote offer to receive simulcast asks for. */
export const proposedEncodings = (connection: Connection, type: SdpType, section: SectionView): readonly Encoding[] => {
  const asked = section.simulcast?.recv ?? [];
  if (!step('4.6.11.2.1', type === 'offer' && asked.length > 0)) return [];
  let proposed: readonly Encoding[] = asked.map(([first]) => ({ rid: ridOf(first), active: true }));
  if (step('4.6.11.2.2'))
    proposed = proposed.filter(({ rid }, index) => proposed.findIndex((one) => one.rid === rid) === index);
  const limit = maximalEncodings(connection, proposed, section.kind);
  if (step('4.6.11.2.3', proposed.length > limit)) proposed = proposed.slice(0, limit);
  return step('4.6.11.2.4', proposed.length > 0) ? descendingScales(proposed) : proposed;
};

/** Step 4.6.11.2.6: a sender with its one encoding begins to send simulcast. */
export const promote = (sender: Sender, proposed: readonly Encoding[]): void => {
  if (!step('4.6.11.2.6', proposed.length > 0)) return;
  if (!step('4.6.11.2.6.1', isRidless(sender.sendEncodings))) return;
  sender.sendEncodings = proposed;
  sender.lastReturnedParameters = null;
};

const keepFirst = (sender: Sender): void => {
  sender.sendEncodings = sender.sendEncodings.slice(0, 1);
};

const keep = (sender: Sender, rids: readonly string[]): void => {
  sender.sendEncodings = sender.sendEncodings.filter(({ rid }) => rid !== undefined && rids.includes(rid));
};

const layersOf = (section: SectionView, direction: 'send' | 'recv'): readonly string[] =>
  section.simulcast?.[direction].flat().map(ridOf) ?? [];

const lacksAll = ({ sendEncodings }: Sender, rids: readonly string[]): boolean =>
  !sendEncodings.some(({ rid }) => rid !== undefined && rids.includes(rid));
const lacksAny = ({ sendEncodings }: Sender, rids: readonly string[]): boolean =>
  sendEncodings.some(({ rid }) => rid === undefined || !rids.includes(rid));

/** An answer to an offer that asks for one of several layers need not name it: then it may be the one that is left. */
const layerWithoutRid = ({ connection, sender }: Transceiver, asked: readonly string[]): readonly string[] => {
  const [first = '', only = first] = [sender.sendEncodings[0]?.rid, ...asked];
  if (asked.length !== 1 || only === first) return [];
  const kept = connection.world.chooser.choose('answer.layer', [first, only], connection, sender);
  return kept === only ? [only] : [];
};

/** Step 4.6.11.1.7.1: a local answer drops encodings. `asked`: those that the offer asks for. */
export const pruneByLocalAnswer = (
  transceiver: Transceiver,
  section: SectionView,
  asked: (sender: Sender) => readonly string[],
): void => {
  const { sender } = transceiver;
  if (!step('4.6.11.1.7.1', sender.sendEncodings.length > 1)) return;
  const named = layersOf(section, 'send');
  const rids = named.length > 0 ? named : layerWithoutRid(transceiver, asked(sender));
  if (step('4.6.11.1.7.1.1', lacksAll(sender, rids))) return keepFirst(sender);
  if (step('4.6.11.1.7.1.2', lacksAny(sender, rids))) keep(sender, rids);
};

/** Step 4.6.11.2.8: a remote answer drops encodings. */
export const pruneByRemoteAnswer = (sender: Sender, section: SectionView): void => {
  if (!step('4.6.11.2.8', sender.sendEncodings.length > 1)) return;
  const rids = layersOf(section, 'recv');
  if (step('4.6.11.2.8.1', lacksAll(sender, rids))) return keepFirst(sender);
  if (step('4.6.11.2.8.2', lacksAny(sender, rids))) keep(sender, rids);
};

/** Whether retransmission and the like can be what an encoding is sent with is open, negotiated or not. */
const isNotTaken = (sender: Sender): boolean =>
  sender.connection.world.chooser.choose('encoding.companion', [false, true], sender.connection, sender);

/** Step 4.6.14.2.2: codecs of encodings that are not negotiated are forgotten. */
export const dropCodecsNotNegotiated = ({ sender }: Pick<Transceiver, 'sender'>): void => {
  const { codecs } = sender.negotiated;
  if (!step('4.6.14.2.2', codecs.length > 0)) return;
  const isNone = ({ codec }: Encoding): boolean =>
    codec !== undefined && (!isIn(codecs, codec, true) || (isCompanion(codec) && isNotTaken(sender)));
  sender.sendEncodings = sender.sendEncodings.map((encoding) =>
    step('4.6.14.2.2.1', isNone(encoding)) ? without(encoding, 'codec') : encoding,
  );
};
