import type { Connection, Description } from '../peer-connection/connection';
import { type SectionView, viewDescription } from '../sdp/view';
import type { IceTransport } from './transport';

/** RTCIceParameters. */
export interface IceParameters {
  readonly usernameFragment: string;
  readonly password: string;
}

/** A section that has credentials of its own: one generation of a transport. */
export type Generation = SectionView & { readonly ufrag: string; readonly pwd: string };

const isGeneration = (section: SectionView | undefined): section is Generation =>
  typeof section?.ufrag === 'string' && typeof section.pwd === 'string' && !section.rejected;

const inDescription = (description: Description | null, mid: string): Generation[] =>
  description
    ? viewDescription(description.sdp)
        .sections.filter((s) => (s.mid ?? '') === mid)
        .filter(isGeneration)
    : [];

const inApplied = (mid: string, ...descriptions: readonly (Description | null)[]): Generation[] => {
  const all = descriptions.flatMap((description) => inDescription(description, mid));
  return all.filter(({ ufrag }, index) => all.findIndex((one) => one.ufrag === ufrag) === index);
};

/** The generations of a transport that the applied local descriptions have, the newest first. */
export const localGenerations = ({ connection, mid }: IceTransport): Generation[] =>
  inApplied(mid, connection.pendingLocalDescription, connection.currentLocalDescription);

export const remoteGenerations = ({ connection, mid }: IceTransport): Generation[] =>
  inApplied(mid, connection.pendingRemoteDescription, connection.currentRemoteDescription);

/** A generation of both sides, as one offer and its answer made them. */
export interface Negotiated {
  readonly local: Generation;
  readonly remote: Generation;
}

/** The generations that can reach each other, the newest first. An offer's have no counterpart before there is an answer. */
export const negotiatedGenerations = ({ connection, mid }: IceTransport): Negotiated[] => {
  const { pendingLocalDescription, pendingRemoteDescription, currentLocalDescription, currentRemoteDescription } =
    connection;
  const both = (local: Description | null, remote: Description | null): Negotiated[] => {
    const [own] = inDescription(local, mid);
    const [other] = inDescription(remote, mid);
    return own && other ? [{ local: own, remote: other }] : [];
  };
  return [
    ...both(pendingLocalDescription, pendingRemoteDescription),
    ...both(currentLocalDescription, currentRemoteDescription),
  ];
};

const parametersOf = ([newest]: readonly Generation[]): IceParameters | null =>
  newest ? { usernameFragment: newest.ufrag, password: newest.pwd } : null;

/** https://w3c.github.io/webrtc-pc/#dom-rtcicetransport-getlocalparameters */
export const localParameters = (transport: IceTransport): IceParameters | null =>
  parametersOf(localGenerations(transport));

export const remoteParameters = (transport: IceTransport): IceParameters | null =>
  parametersOf(remoteGenerations(transport));

/** The connection's transport of a section, by the section's index in a remote description. */
export const transportOfSection = (connection: Connection, index: number): IceTransport | undefined => {
  const transceiver = connection.transceivers.find(({ sectionIndex }) => sectionIndex === index);
  const transport = transceiver ? transceiver.sender.senderTransport : (connection.sctpTransport?.transport ?? null);
  return transport?.iceTransport;
};
