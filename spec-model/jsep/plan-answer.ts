import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { intersection, reversed, sends } from '../rtp/direction';
import type { Direction } from '../rtp/transceiver';
import { type SectionView, viewDescription } from '../sdp/view';
import type { DescriptionPlan, SectionPlan } from './plan';

const step = algorithm('jsep.create-answer');

/** Formats that one may expect of every implementation; without any of them the answerer may have to reject the section. */
const common = new Set(['opus', 'pcmu', 'pcma', 'vp8', 'vp9', 'h264', 'av1']);
const hasCommonFormat = ({ codecs, formats }: SectionView): boolean =>
  codecs.some(({ name }) => common.has(name.toLowerCase())) ||
  formats.some((format) => format === '0' || format === '8');

const planSection = (connection: Connection, offered: SectionView, index: number): SectionPlan => {
  const transceiver = connection.transceivers.find((t) => t.sectionIndex === index) ?? null;
  const base = { kind: offered.kind, mid: offered.mid, transceiver, ufrag: null };
  const known = offered.isData || transceiver !== null;
  if (step('reject', offered.rejected || !known || transceiver?.stopped === true))
    return { ...base, rejected: true, direction: null, streams: null };
  if (!transceiver) return { ...base, rejected: false, direction: null, streams: [] };
  const direction: Direction = step('direction')
    ? intersection(reversed(offered.direction), transceiver.direction)
    : reversed(offered.direction);
  // The transceiver's direction decides, not the answer's; lines that are there already stay.
  const before = connection.localDescription && viewDescription(connection.localDescription.sdp).sections[index];
  const streams = sends(transceiver.direction) || (before && before.msids.length > 0) ? null : [];
  return { ...base, rejected: transceiver.stopping || !hasCommonFormat(offered) ? 'open' : false, direction, streams };
};

/**
 * The sections of an answer: those of the offer, each with the part of its direction that both sides want.
 * @see RFC 9429, section 5.3.1
 */
export const planAnswer = (connection: Connection): DescriptionPlan => {
  const offer = connection.pendingRemoteDescription ?? connection.currentRemoteDescription;
  const sections = offer ? viewDescription(offer.sdp).sections : [];
  return { type: 'answer', sections: sections.map((section, index) => planSection(connection, section, index)) };
};
