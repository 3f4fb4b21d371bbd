import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { intersection, reversed, sends } from '../rtp/direction';
import type { Direction } from '../rtp/transceiver';
import { type SectionView, viewDescription } from '../sdp/view';
import type { DescriptionPlan, SectionPlan } from './plan';

const step = algorithm('jsep.create-answer');

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
  const streams = sends(transceiver.direction) ? null : []; // the transceiver's direction, not the answer's
  return { ...base, rejected: transceiver.stopping ? 'open' : false, direction, streams };
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
