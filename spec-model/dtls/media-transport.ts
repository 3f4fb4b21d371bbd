import { algorithm } from '../infra/step';
import { bundlePolicy } from '../jsep/bundle';
import type { Connection } from '../peer-connection/connection';
import { type DescriptionView, type SectionView, viewDescription } from '../sdp/view';
import { DtlsTransport } from './transport';

const step = algorithm('set-a-session-description');

/** The transport that a section uses now. */
const transportOf = (connection: Connection, section: SectionView): DtlsTransport | null =>
  section.isData
    ? (connection.sctpTransport?.transport ?? null)
    : (connection.transceivers.find((one) => one.sectionIndex === section.index)?.sender.senderTransport ?? null);

const groupOf = ({ bundle, sections }: DescriptionView, section: SectionView): readonly SectionView[] => {
  const group = bundle.find((mids) => section.mid !== null && mids.includes(section.mid)) ?? [];
  const found = group.flatMap((mid) => sections.find((one) => one.mid === mid) ?? []);
  return found.length > 0 ? found : [section];
};

/** Whether an answer has bundled it. */
const isBundled = (
  { currentLocalDescription: local, currentRemoteDescription: remote }: Connection,
  mid: string | null,
) => [local, remote].every((d) => d !== null && viewDescription(d.sdp).bundle.some((mids) => mids.includes(mid ?? '')));

/** The sections whose transport a section may use, the one that it should use first. */
const sharing = (connection: Connection, view: DescriptionView, section: SectionView, offer: boolean) => {
  const group = groupOf(view, section);
  if (!offer) return group;
  const bundled = group.filter(({ mid }) => isBundled(connection, mid));
  // With one transport at most, a section is bundle-only whether its line is there or not.
  const isForBundleOnly = section.bundleOnly || bundlePolicy(connection) === 'max-bundle';
  if (bundled.length === 0) return isForBundleOnly ? group.slice(0, 1) : [section];
  const isAdded = section.ufrag !== null && !isBundled(connection, section.mid);
  const isApart = isAdded && connection.world.chooser.choose('bundle.added', [false, true], connection, section);
  return isApart ? [section] : bundled;
};

/** Whether a transport serves a section that may use those of `sections`: what is bundled goes on, wherever it was. */
const serves = (
  connection: Connection,
  transport: DtlsTransport,
  section: SectionView,
  sections: readonly SectionView[],
): boolean =>
  isBundled(connection, section.mid) ||
  section.mid === transport.iceTransport.mid ||
  sections.some((one) => one.index !== section.index && transportOf(connection, one) === transport);

/**
 * Whether a section of an offer keeps the transport that it has: one that was to share another section's, and is not bundled yet,
 * leaves it when the offer after that does not have them share it any more.
 */
export const keepsTransport = (
  connection: Connection,
  view: DescriptionView,
  section: SectionView,
  transport: DtlsTransport,
): boolean => serves(connection, transport, section, sharing(connection, view, section, true));

const roleOf = (view: DescriptionView, remote: boolean, offer: boolean) =>
  remote === offer && !view.iceLite ? 'controlled' : 'controlling';

/** Which description is being set. */
export interface Setting {
  readonly offer: boolean;
  readonly remote: boolean;
}

/**
 * The transport of a section: that of its BUNDLE group if there is one already, else a new one. In an offer, sections share one only if
 * they are bundle-only, or bundled by an earlier answer; one that is added to these may share theirs.
 *
 * Unlike the letter, the ICE role is set with the first description that needs the transport, as the note to 4.6.11.2.14.6 wants it
 * (CONFORMANCE.md, `ice-role`).
 * @see RFC 9143, sections 7.2 to 7.4
 */
export const mediaTransport = (
  connection: Connection,
  view: DescriptionView,
  section: SectionView,
  { offer, remote }: Setting,
): DtlsTransport => {
  const sections = sharing(connection, view, section, offer);
  const mid = sections[0]?.mid ?? null;
  const own = transportOf(connection, section);
  const left = offer && own && !serves(connection, own, section, sections) ? own : null;
  const existing = sections
    .map((one) => transportOf(connection, one))
    .find((transport) => transport !== null && transport !== left);
  if (step('4.6.11.1.1.4', existing !== undefined) && existing) {
    if (!offer && mid !== null) existing.iceTransport.mid = mid; // an answer without a=mid leaves it as it was offered
    return existing;
  }
  const transport = new DtlsTransport(connection, mid ?? '');
  if (step('4.6.11.2.14.6')) transport.iceTransport.iceRole = roleOf(view, remote, offer);
  if (step('4.6.11.1.1.5')) connection.dtlsTransports.add(transport);
  return transport;
};

/**
 * SCTP's transport. Which it is, no step says; it has one from the description on that creates the RTCSctpTransport, since the attribute
 * is never null.
 */
export const carryData = (connection: Connection, view: DescriptionView, setting: Setting): void => {
  const { sctpTransport } = connection;
  const section = view.sections.find(({ isData, rejected }) => isData && !rejected);
  if (!sctpTransport || !section) return;
  const { transport } = sctpTransport;
  if (setting.offer && transport && keepsTransport(connection, view, section, transport)) return;
  sctpTransport.transport = mediaTransport(connection, view, section, setting);
};
