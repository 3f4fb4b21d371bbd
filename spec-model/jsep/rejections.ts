import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import type { Codec } from '../rtp/codec';
import { codecsOf, compatible } from '../rtp/negotiated';
import type { DescriptionView, SectionView } from '../sdp/view';
import { bundlePolicy, follows, groupOf, leader } from './bundle';
import { codecPreferences } from './preferences';

const step = algorithm('jsep.create-answer');
const final = algorithm('final-steps-to-create-an-answer');

/** Whether a section of an answer is rejected; 'open': the text does not say, or it depends on what is implemented. */
export type Rejection = boolean | 'open';

/** Formats that one may expect of every implementation; without any of them the answerer may have to reject the section. */
const common = new Set(['opus', 'pcmu', 'pcma', 'vp8', 'vp9', 'h264', 'av1']);
const hasCommonFormat = ({ codecs, formats }: SectionView): boolean =>
  codecs.some(({ name }) => common.has(name.toLowerCase())) ||
  formats.some((format) => format === '0' || format === '8');

/** JSEP knows transceivers that are stopped; those that are stopping are not yet. */
const ownReason = (connection: Connection, offered: SectionView): Rejection => {
  const transceiver = connection.transceivers.find((t) => t.sectionIndex === offered.index);
  if (step('reject', offered.rejected || transceiver?.stopped === true || !(offered.isData || transceiver)))
    return true;
  if (!transceiver) return false;
  const wanted = codecPreferences(transceiver, { step: final, sending: '3.1.2', receiving: '3.1.3' });
  const isOffered = (codecs: readonly Codec[]) =>
    codecsOf(offered).some((codec) => codecs.some((one) => compatible(one, codec)));
  if (step('preferences', wanted !== null && !isOffered(wanted))) return true;
  // How much of the preferences is left may not be known.
  if (!wanted && transceiver.preferredCodecs.length > 0 && !isOffered(transceiver.preferredCodecs)) return 'open';
  return transceiver.stopping || !hasCommonFormat(offered) ? 'open' : false;
};

/** The bundle policy wants it to be in the group of a section that comes before it. */
const policyReason = (connection: Connection, offer: DescriptionView, { index, mid }: SectionView): Rejection => {
  const policy = bundlePolicy(connection);
  const kinds = offer.sections.map(({ kind }) => kind);
  if (!follows(policy, kinds, index)) return false;
  const first = leader(policy, offer.sections, index);
  if (first?.rejected) return 'open';
  const together = mid !== null && groupOf(offer, mid)?.includes(first?.mid ?? '') === true;
  return step('policy', !together);
};

const either = (a: Rejection, b: Rejection): Rejection => (a === true || b === true ? true : a || b);

/**
 * Which sections of an answer are rejected: for a reason of their own, by policy, or because the tagged section of their group is.
 * @see RFC 9429, section 5.3.1
 */
export const rejections = (connection: Connection, offer: DescriptionView): Rejection[] => {
  const own = offer.sections.map((section) =>
    either(ownReason(connection, section), section.rejected ? false : policyReason(connection, offer, section)),
  );
  return offer.sections.map((section, index) => {
    const before = own[index] ?? false;
    const tagged = offer.sections.find(({ mid }) => mid !== null && mid === groupOf(offer, section.mid)?.[0]);
    if (!tagged || tagged.rejected || tagged.index === index) return before;
    const reason = own[tagged.index] ?? false;
    return step('tagged', reason === true) ? true : either(before, reason === 'open' ? 'open' : false);
  });
};
