import { algorithm } from '../infra/step';
import type { Connection, Description } from '../peer-connection/connection';
import { carrierOf, type SectionView, viewDescription } from '../sdp/view';

const step = algorithm('jsep.create-answer');

const opposite = (setup: string | null): 'active' | 'passive' => (setup === 'active' ? 'passive' : 'active');

const sectionOf = (description: Description | null, index: number): SectionView | undefined =>
  description ? viewDescription(description.sdp).sections[index] : undefined;

const decided = (setup: string | null | undefined): setup is 'active' | 'passive' =>
  setup === 'active' || setup === 'passive';

/** What an answer decided for a section: a=setup is about a transport, so that of the section that carries it goes before its own. */
const roleIn = (description: Description | null, index: number): 'active' | 'passive' | null => {
  if (description?.type !== 'answer') return null;
  const view = viewDescription(description.sdp);
  const { sections } = view;
  if (sections[index]?.rejected) return null;
  const others = sections.filter(({ rejected }) => !rejected);
  return (
    [carrierOf(view, sections[index]?.mid ?? null), sections[index], ...others]
      .map((section) => section?.setup)
      .find(decided) ?? null
  );
};

/** The role that the last answer gave this side, if the offer continues that DTLS association. */
const continuedRole = (connection: Connection, offered: SectionView): 'active' | 'passive' | null => {
  const { index } = offered;
  const { currentLocalDescription: local, currentRemoteDescription: remote } = connection;
  const before = sectionOf(remote, index);
  const same = JSON.stringify(before?.fingerprints) === JSON.stringify(offered.fingerprints);
  if (!before || before.rejected || before.mid !== offered.mid || !same || before.tlsId !== offered.tlsId) return null;
  // RFC 8842, 4: where nobody names the association, other credentials mean another one.
  if (offered.tlsId === null && offered.ufrag !== null && before.ufrag !== offered.ufrag) return null;
  const theirs = roleIn(remote, index);
  return roleIn(local, index) ?? (theirs && opposite(theirs));
};

/** The role that the last answer gave the other side. */
export const roleOfPeer = ({ currentLocalDescription, currentRemoteDescription }: Connection, index: number) => {
  const ours = roleIn(currentLocalDescription, index);
  return roleIn(currentRemoteDescription, index) ?? (ours && opposite(ours));
};

/** The values that a=setup may have in the answer to a section. */
export const rolesOf = (connection: Connection, offered: SectionView): readonly string[] => {
  const continued = continuedRole(connection, offered);
  if (step('setup-continued', continued !== null) && continued) return [continued];
  return step('setup', decided(offered.setup)) ? [opposite(offered.setup)] : ['active', 'passive'];
};
