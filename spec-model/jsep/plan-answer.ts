import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { intersection, reversed, sends } from '../rtp/direction';
import type { Direction, Transceiver } from '../rtp/transceiver';
import { isRtp } from '../sdp/fields';
import { type DescriptionView, type SectionView, viewDescription } from '../sdp/view';
import { lastAnswer } from './bundle';
import { lastOrigin, reconfigured } from './continuity';
import { rolesOf } from './dtls-role';
import { type DescriptionPlan, type GroupPlan, openSection, type RtcpPlan, type SectionPlan } from './plan';
import { codecPreferences } from './preferences';
import { type Rejection, rejections } from './rejections';
import { ridsOfAnswer } from './simulcast';

const step = algorithm('jsep.create-answer');
const final = algorithm('final-steps-to-create-an-answer');

const directionOf = (offered: SectionView, transceiver: Transceiver): Direction =>
  step('direction') ? intersection(reversed(offered.direction), transceiver.direction) : reversed(offered.direction);

const rtcpOf = (offered: SectionView): RtcpPlan | null => {
  if (!isRtp(offered.protocol)) return null;
  const stated = offered.names.has('ice-ufrag');
  return {
    mux: step('rtcp-mux', offered.hasRtcpMux) ? true : stated ? false : null,
    muxOnly: null,
    rsize: step('rtcp-rsize', offered.hasRtcpRsize) ? true : stated ? false : null,
  };
};

/** Whether a section has other ICE credentials than before; undefined where that can't be told. */
const renewed = (offered: SectionView, before: SectionView | undefined): boolean | undefined => {
  if (!offered.ufrag || !before?.ufrag || before.rejected || before.mid !== offered.mid) return undefined;
  return offered.ufrag !== before.ufrag || offered.pwd !== before.pwd;
};

/** ICE credentials are new where the offer restarts ICE, and stay otherwise. After a provisional answer that is open. */
const ufragOf = (connection: Connection, offered: SectionView, before: SectionView | null): SectionPlan['ufrag'] => {
  const { currentRemoteDescription: remote, pendingLocalDescription: provisional } = connection;
  if (!before?.ufrag || before.rejected || before.mid !== offered.mid || !remote || provisional) return null;
  const restarts = renewed(offered, viewDescription(remote.sdp).sections[offered.index]);
  if (restarts === undefined) return null;
  if (step('ice-restart', restarts)) return { differs: [before.ufrag] };
  return reconfigured(connection) ? null : { equals: before.ufrag };
};

class Planner {
  private readonly local: readonly SectionView[];
  private readonly answer: readonly SectionView[];

  constructor(
    private readonly connection: Connection,
    private readonly offer: DescriptionView,
  ) {
    this.local = connection.localDescription ? viewDescription(connection.localDescription.sdp).sections : [];
    this.answer = lastAnswer(connection)?.sections ?? [];
  }

  section(offered: SectionView, rejected: Rejection): SectionPlan {
    const { index, kind, mid } = offered;
    const transceiver = this.connection.transceivers.find((t) => t.sectionIndex === index) ?? null;
    const before = this.local[index] ?? null;
    const base = { ...openSection, kind, mid, transceiver, offered, before, answered: this.answer[index] ?? null };
    const fixed = { ...base, rejected, setup: rolesOf(this.connection, offered), rtcp: rtcpOf(offered) };
    if (rejected === true) return { ...base, rejected };
    const ufrag = ufragOf(this.connection, offered, before);
    if (!transceiver) return { ...fixed, ufrag, streams: [], rids: [] };
    const direction = directionOf(offered, transceiver);
    // The transceiver's direction decides, not the answer's; lines that are there already stay.
    const streams = sends(transceiver.direction) || (before && before.msids.length > 0) ? null : [];
    return {
      ...fixed,
      ufrag,
      direction,
      streams,
      preferences: codecPreferences(transceiver, { step: final, sending: '3.1.2', receiving: '3.1.3' }),
      rids: ridsOfAnswer(transceiver, offered, direction, final),
    };
  }

  groups(): GroupPlan[] {
    return this.offer.bundle.map((mids) => ({
      tagged: null,
      members: mids.flatMap((mid) => this.offer.sections.find((section) => section.mid === mid)?.index ?? []),
    }));
  }
}

const none: DescriptionView = viewDescription('');

/**
 * The sections of an answer: those of the offer, each with the part of its direction that both sides want.
 * @see RFC 9429, sections 5.3.1 and 5.3.2
 */
export const planAnswer = (connection: Connection): DescriptionPlan => {
  const description = connection.pendingRemoteDescription ?? connection.currentRemoteDescription;
  const offer = description ? viewDescription(description.sdp) : none;
  const planner = new Planner(connection, offer);
  const rejected = rejections(connection, offer);
  return {
    type: 'answer',
    sections: offer.sections.map((section, index) => planner.section(section, rejected[index] ?? false)),
    groups: step('groups') ? planner.groups() : [],
    iceOptions: ['trickle', 'ice2'].filter((option) => offer.iceOptions.includes(option)),
    lipSync: [],
    origin: lastOrigin(connection),
    offer,
  };
};
