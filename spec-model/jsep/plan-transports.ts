import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { isRtp } from '../sdp/fields';
import type { SectionView } from '../sdp/view';
import { bundlePolicy, follows, lastAnswer } from './bundle';
import type { Carrier, GroupPlan, RtcpPlan, SectionPlan } from './plan';

const step = algorithm('jsep.create-offer');
const final = algorithm('final-steps-to-create-an-offer');

const alive = ({ rejected }: SectionPlan): boolean => rejected !== true;

/** Step 3.1: the section of the first transceiver that is not stopped; data if there is none. */
const taggedOf = ({ transceivers }: Connection, sections: readonly SectionPlan[]): number | null => {
  const first = transceivers.find((one) =>
    sections.some(({ transceiver, rejected }) => transceiver === one && !rejected),
  );
  const index = sections.findIndex(({ transceiver, kind, rejected }) =>
    first ? transceiver === first : kind === 'application' && !rejected,
  );
  return final('3.1', index >= 0) ? index : null;
};

/** Before the first answer, the policy says which sections are for bundling only; after a rejected one it does not say whose place counts. */
const initialCarriers = (connection: Connection, sections: readonly SectionPlan[]): (Carrier | null)[] => {
  const policy = bundlePolicy(connection);
  const kinds = sections.map(({ kind }) => kind);
  const counted = sections.every(alive);
  return sections.map((_, index) =>
    counted ? (step('bundle-only', follows(policy, kinds, index)) ? 'group-only' : 'itself') : null,
  );
};

/** After it, what was bundled stays so, and only the tagged section says how it is transported. */
const laterCarriers = (sections: readonly SectionPlan[], bundled: readonly boolean[], tagged: number | null) =>
  sections.map(({ answered }, index): Carrier | null => {
    if (tagged === index) return 'itself';
    if (!answered || (bundled[index] && tagged === null)) return null;
    return step('bundled', bundled[index]) ? 'group' : 'itself';
  });

const stated = ({ names }: SectionView): boolean => names.has('ice-ufrag');

const rtcpOf = ({ kind, answered }: SectionPlan, requiresMux: boolean): RtcpPlan | null => {
  if (kind === 'application') return null;
  if (!answered) return { mux: true, muxOnly: requiresMux ? true : null, rsize: true };
  if (!isRtp(answered.protocol) || !stated(answered)) return { mux: null, muxOnly: false, rsize: null };
  return { mux: answered.hasRtcpMux, muxOnly: false, rsize: answered.hasRtcpRsize ? null : false };
};

/** How the sections of an offer are transported and grouped. */
export const withTransports = (
  connection: Connection,
  sections: readonly SectionPlan[],
): { sections: SectionPlan[]; groups: GroupPlan[] } => {
  const answer = lastAnswer(connection);
  const mids = new Set(answer?.bundle.flat());
  const bundled = sections.map(({ answered }) => answered?.mid != null && mids.has(answered.mid));
  const isMember = (index: number) => bundled[index] || !sections[index]?.answered;
  const members = sections.flatMap((section, index) => (alive(section) && isMember(index) ? [index] : []));
  const first = taggedOf(connection, sections);
  // Once there is a group, what leads it can only be one of it.
  const mayLead = first !== null && members.includes(first) && (!answer || bundled[first]);
  const tagged = mayLead ? first : null;
  const carriers = answer ? laterCarriers(sections, bundled, tagged) : initialCarriers(connection, sections);
  const requiresMux = connection.configuration?.rtcpMuxPolicy !== ('negotiate' as string);
  const planned = sections.map((section, index) => ({
    ...section,
    carrier: alive(section) ? (carriers[index] ?? null) : null,
    setup: ['actpass'],
    rtcp: rtcpOf(section, requiresMux),
  }));
  return { sections: planned, groups: members.length > 0 ? [{ members, tagged }] : [] };
};
