import type { Connection } from '../peer-connection/connection';
import { viewDescription } from '../sdp/view';

const ridOf = (written: string | undefined): string => (written ?? '').replace(/^~/, '');

/** Whether a remote offer names other rids than a sender of simulcast has: that may be answered since 2758. */
export const asksForOtherRids = (connection: Connection, sdp: string): boolean => {
  const differs = viewDescription(sdp).sections.some((section) => {
    const asked = section.simulcast?.recv.map(([first]) => ridOf(first)) ?? [];
    const transceiver = connection.transceivers.find(({ sectionIndex }) => sectionIndex === section.index);
    const sent = transceiver?.sender.sendEncodings.flatMap(({ rid }) => rid ?? []) ?? [];
    return asked.length > 0 && sent.length > 1 && asked.join() !== sent.join();
  });
  return differs && !connection.world.edition.has('2758');
};
