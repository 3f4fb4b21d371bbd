import { mediaTransport } from '../dtls/media-transport';
import { algorithm } from '../infra/step';
import type { Connection, SdpType } from '../peer-connection/connection';
import { receives, reversed } from '../rtp/direction';
import type { Encoding } from '../rtp/encoding';
import { setReceiveCodecsRemotely, setSendCodecsRemotely } from '../rtp/negotiate';
import { processRemoteTracks, type RemoteTrackChanges } from '../rtp/remote-tracks';
import { promote, proposedEncodings, pruneByRemoteAnswer } from '../rtp/simulcast';
import { stopTransceiver } from '../rtp/stop';
import type { Kind } from '../rtp/track';
import {
  createReceiver,
  createSender,
  createTransceiver,
  type Direction,
  inventedMid,
  type Transceiver,
} from '../rtp/transceiver';
import type { DescriptionView, SectionView } from '../sdp/view';
import { isRetired } from './retired';

const step = algorithm('set-a-session-description');
const jsep = algorithm('jsep.apply-remote');

/** One that a rollback kept because addTrack had given it a track may count as added by addTrack: no text says. */
const addedByAddTrack = (connection: Connection, transceiver: Transceiver): boolean => {
  const { createdByAddTrack, keptByRollback, mid } = transceiver;
  if (createdByAddTrack || !keptByRollback || mid !== null) return createdByAddTrack;
  return connection.world.chooser.choose('addTransceiver.kept', [false, true], connection, transceiver);
};

/** JSEP knows "stopped" only; the API says of a stopping one that createOffer treats it so, and of other steps nothing. */
const mayMatch = (transceiver: Transceiver): boolean => {
  const { connection, stopping, stopped } = transceiver;
  if (!stopping || stopped) return !stopped;
  return connection.world.chooser.choose('offer.stopping', [false, true], connection, transceiver);
};

/** RFC 9429, section 5.10: a transceiver that addTrack made and that no section stands for yet. */
const matching = (connection: Connection, section: SectionView): Transceiver | undefined =>
  receives(section.direction)
    ? connection.transceivers.find(
        (t) =>
          jsep('match', addedByAddTrack(connection, t) && t.sectionIndex === null && t.mid === null) &&
          t.kind === section.kind &&
          mayMatch(t),
      )
    : undefined;

const create = (connection: Connection, kind: Kind, encodings: readonly Encoding[]): Transceiver => {
  const sender = createSender(connection, kind, null, [], step('4.6.11.2.7.1') ? encodings : []);
  const receiver = createReceiver(connection, kind);
  const transceiver = createTransceiver(connection, sender, receiver, step('4.6.11.2.7.3') ? 'recvonly' : 'sendrecv');
  transceiver.createdByPendingOffer = true;
  if (step('4.6.11.2.7.4')) connection.transceivers.push(transceiver);
  return transceiver;
};

/** Whether an offer puts another section into the place of one that was rejected: its mid is another. */
const isRecycled = (connection: Connection, type: SdpType, { mid }: Transceiver, section: SectionView): boolean =>
  type === 'offer' && section.mid !== null && mid !== section.mid && isRetired(connection, section.index);

/** The transceiver that stands for the section: the associated one, a matching one, or a new one. */
const find = (
  connection: Connection,
  type: SdpType,
  section: SectionView,
  proposed: readonly Encoding[],
): Transceiver => {
  const associated = connection.transceivers.find((t) => t.sectionIndex === section.index);
  if (step('4.6.11.2.5', associated !== undefined) && associated) {
    if (!jsep('recycle', isRecycled(connection, type, associated, section))) {
      promote(associated.sender, proposed);
      return associated;
    }
    associated.mid = null;
    associated.jsepMid = null;
    associated.sectionIndex = null;
  }
  const found = matching(connection, section);
  if (found) promote(found.sender, proposed);
  const missing = step('4.6.11.2.7', found === undefined) || !found;
  const result = missing ? create(connection, section.kind as Kind, proposed) : found;
  result.sectionIndex = section.index;
  result.associatedByPending = true;
  result.jsepMid = section.mid ?? inventedMid;
  return result;
};

/** Not before the text of 2019, and no more since 2759. */
const overwritesDirection = ({ world: { edition } }: Connection): boolean =>
  edition.has('2019-direction-overwritten') && !edition.has('2759');

/** Step 4.6.11.2.14. */
const applyAnswer = (
  transceiver: Transceiver,
  view: DescriptionView,
  section: SectionView,
  direction: Direction,
): void => {
  setSendCodecsRemotely(transceiver, section);
  if (step('4.6.11.2.14.2')) transceiver.setCurrentDirection(direction);
  if (step('before-2759', transceiver.direction !== direction && overwritesDirection(transceiver.connection)))
    transceiver.direction = direction;
  if (section.rejected) return;
  const transport = mediaTransport(transceiver.connection, view, section, { offer: false, remote: true });
  if (step('4.6.11.2.14.4')) transceiver.sender.senderTransport = transport;
  if (step('4.6.11.2.14.5')) transceiver.receiver.receiverTransport = transport;
};

/**
 * Whether the track of a section without a=msid lines is in a default stream, one for the session: JSEP says so (RFC 9429, section 5.8.2),
 * but implementations that know a=msid take it for none. A transceiver stays with what it is at first.
 */
const inDefaultStream = (transceiver: Transceiver): boolean => {
  const { connection } = transceiver;
  transceiver.inDefaultStream ??= connection.world.chooser.choose(
    'msid.default',
    [false, true],
    connection,
    transceiver,
  );
  return transceiver.inDefaultStream;
};

/** Ids of the streams that a section puts its track into. */
const msidsOf = (transceiver: Transceiver, section: SectionView): string[] => {
  if (section.msids.length === 0 && inDefaultStream(transceiver)) return ['default'];
  return section.msids.map(({ stream }) => stream).filter((stream) => stream !== '-');
};

/** Step 4.6.11.2. */
export const applyRemote = (
  connection: Connection,
  type: SdpType,
  view: DescriptionView,
  changes: RemoteTrackChanges,
): void => {
  for (const section of view.sections) {
    if (section.kind !== 'audio' && section.kind !== 'video') continue;
    const answers = type === 'answer' || type === 'pranswer';
    const transceiver = find(connection, type, section, proposedEncodings(connection, type, section));
    if (answers) pruneByRemoteAnswer(transceiver.sender, section);
    if (step('4.6.11.2.9')) transceiver.mid = transceiver.jsepMid;
    const direction = step('4.6.11.2.10', section.rejected) ? 'inactive' : reversed(section.direction);
    const msids = step('4.6.11.2.11', receives(direction)) ? msidsOf(transceiver, section) : [];
    if (step('4.6.11.2.12')) processRemoteTracks(transceiver, direction, msids, changes);
    setReceiveCodecsRemotely(transceiver, type, section);
    if (step('4.6.11.2.14', answers)) applyAnswer(transceiver, view, section, direction);
    if (step('4.6.11.2.15', section.rejected && !transceiver.stopped)) stopTransceiver(transceiver, false);
  }
};
