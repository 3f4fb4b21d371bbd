import type { Connection } from '../peer-connection/connection';
import { type SectionView, viewDescription } from '../sdp/view';

const ridOf = (written: string | undefined): string => (written ?? '').replace(/^~/, '');

/** The rids that an offer asks for in a section: of alternatives the first. */
const asks = ({ simulcast }: SectionView): string => (simulcast?.recv ?? []).map(([first]) => ridOf(first)).join();

/**
 * Whether a remote offer names other rids than a sender of simulcast has: that may be answered since 2758. An offer that asks once more for
 * what one that is not answered yet has asked for changes nothing, although the sender may have fewer.
 */
export const asksForOtherRids = (connection: Connection, sdp: string): boolean => {
  const { pendingRemoteDescription: pending } = connection;
  const before = pending ? viewDescription(pending.sdp).sections.map(asks) : [];
  const differs = viewDescription(sdp).sections.some((section) => {
    const asked = asks(section);
    const transceiver = connection.transceivers.find(({ sectionIndex }) => sectionIndex === section.index);
    const sent = transceiver?.sender.sendEncodings.flatMap(({ rid }) => rid ?? []) ?? [];
    return asked !== '' && sent.length > 1 && asked !== sent.join() && asked !== before[section.index];
  });
  return differs && !connection.world.edition.has('2758');
};
