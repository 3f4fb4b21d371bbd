import type { Step } from '../infra/step';
import { sends } from '../rtp/direction';
import type { Direction, Transceiver } from '../rtp/transceiver';
import type { SectionView } from '../sdp/view';

const ridOf = (written: string): string => written.replace(/^~/, '');

/**
 * Ids of the encodings that an offer announces, in order. A single encoding with an id is open: JSEP announces it, webrtc-pc does not.
 * So is what a section says that does not send.
 */
export const ridsOfOffer = ({ sender, direction }: Transceiver, final: Step): readonly string[] | null => {
  const rids = sender.sendEncodings.map(({ rid }) => rid);
  const open = !sends(direction) || (rids.length > 1 ? rids.includes(undefined) : rids[0] !== undefined);
  if (open) return null;
  return final('3.3', rids.length > 1) ? (rids as string[]) : [];
};

/** Of the encodings that an offer asks for, those that the sender has. */
export const layersAsked = ({ sendEncodings }: Transceiver['sender'], offered: SectionView): readonly string[] => {
  const first = (offered.simulcast?.recv ?? []).map(([written]) => ridOf(written ?? ''));
  return [...new Set(first)].filter((rid) => sendEncodings.some((encoding) => encoding.rid === rid));
};

/** Steps 3.2.1 to 3.2.3 of the final steps to create an answer: of what the offerer wants to receive, what the sender has. */
export const ridsOfAnswer = (
  { sender }: Transceiver,
  offered: SectionView,
  direction: Direction,
  final: Step,
): readonly string[] | null => {
  const asked = offered.simulcast?.recv ?? [];
  if (!final('3.2', asked.length > 0)) return [];
  const wanted = asked.flatMap((alternatives) => (final('3.2.1') ? alternatives.slice(0, 1) : alternatives)).map(ridOf);
  const distinct = wanted.filter((rid, index) => !final('3.2.2', wanted.indexOf(rid) !== index));
  const has = (rid: string) => sender.sendEncodings.some((encoding) => encoding.rid === rid);
  const rids = distinct.filter((rid) => !final('3.2.3', !has(rid)));
  // Whether a lone one is named is open: a section has a=simulcast with several only, but for these steps. See `layerWithoutRid`.
  return sends(direction) && rids.length !== 1 ? rids : null;
};
