import type { Fingerprint } from '../configuration/fingerprint';
import { differ, type PlanDifference } from '../jsep/difference';
import type { Connection } from '../peer-connection/connection';
import { type DescriptionView, viewDescription } from '../sdp/view';

const plainly = ({ algorithm, value }: Fingerprint): string => `${algorithm} ${value}`.toLowerCase();

/** Those of the session, or of the sections that are not rejected. */
const inDescription = ({ fingerprints, sections }: DescriptionView): readonly string[] =>
  [...fingerprints, ...sections.flatMap((section) => (section.rejected ? [] : section.fingerprints))].map(plainly);

/** A description names each certificate of the connection: what the application has seen of them can be compared. */
export const compareCertificates = ({ certificates }: Connection, sdp: string): PlanDifference[] => {
  const named = inDescription(viewDescription(sdp));
  const known = certificates.flatMap(({ certificate }) => (certificate.seen ? [certificate.seen] : []));
  const missing = known.some((prints) => !prints.some((print) => named.includes(plainly(print))));
  return missing && named.length > 0
    ? [differ('fingerprint', 'a=fingerprint', 'of each certificate', 'a certificate has none')]
    : [];
};
