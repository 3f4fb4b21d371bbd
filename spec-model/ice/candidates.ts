import { algorithm } from '../infra/step';
import type { Connection, Description } from '../peer-connection/connection';
import { IceCandidate } from '../peer-connection/ice-candidate';
import { withCandidate } from '../sdp/edit';
import { type SectionView, viewDescription } from '../sdp/view';
import type { IceTransport } from './transport';

const available = algorithm('ice-candidate-available');
const surface = algorithm('surface-a-candidate');
const release = algorithm('release-early-candidates');

/** A candidate that the ICE agent has gathered for a transport, as a line, and the username fragment of its generation. */
export interface GatheredCandidate {
  readonly transport: IceTransport;
  readonly candidate: string;
  readonly usernameFragment: string;
  /** Mid of the section that it is told for, if it is not the transport's own. */
  readonly section?: string;
}

/** The section of the local descriptions with this mid, the pending one first. */
export const localSection = (connection: Connection, mid: string): SectionView | undefined => {
  const { pendingLocalDescription: pending, currentLocalDescription: current } = connection;
  const find = (d: Description | null) =>
    d && viewDescription(d.sdp).sections.find((section) => (section.mid ?? '') === mid);
  return find(pending) || find(current) || undefined;
};

/** Whether the description has the generation: the transport's section with that username fragment. */
export const represents = (description: Description | null, { mid }: IceTransport, ufrag: string): boolean =>
  description !== null &&
  viewDescription(description.sdp).sections.some((s) => (s.mid ?? '') === mid && s.ufrag === ufrag);

/** An RTCIceCandidate of a transport's generation, as icecandidate shows it. */
export const candidateOf = (transport: IceTransport, candidate: string, usernameFragment: string): IceCandidate =>
  new IceCandidate({
    candidate,
    sdpMid: transport.mid,
    sdpMLineIndex: localSection(transport.connection, transport.mid)?.index ?? null,
    usernameFragment,
    relayProtocol: null,
    url: null,
  });

/** https://w3c.github.io/webrtc-pc/#dfn-surface-the-candidate */
export const surfaceCandidate = (found: GatheredCandidate): void => {
  const { transport, candidate: line, usernameFragment: ufrag, section: mid = transport.mid } = found;
  const { connection } = transport;
  if (surface('1', connection.isClosed)) return;
  const { pendingLocalDescription: pending, currentLocalDescription: current } = connection;
  if (surface('3', represents(pending, transport, ufrag)) && pending)
    pending.sdp = withCandidate(pending.sdp, mid, line);
  if (surface('4', represents(current, transport, ufrag)) && current)
    current.sdp = withCandidate(current.sdp, mid, line);
  const candidate = candidateOf(transport, line, ufrag);
  if (surface('6')) transport.localCandidates.push(candidate);
  if (surface('7')) connection.world.observer.fire(connection, connection, 'icecandidate', { candidate });
};

/** https://w3c.github.io/webrtc-pc/#rtcicetransport, in a task. */
export const candidateAvailable = (found: GatheredCandidate): void => {
  const { transport, usernameFragment: ufrag } = found;
  const { connection } = transport;
  if (available('3', connection.isClosed)) return;
  const { pendingLocalDescription: pending, currentLocalDescription: current } = connection;
  if (available('4', represents(pending, transport, ufrag) || represents(current, transport, ufrag)))
    surfaceCandidate(found);
  else if (available('5')) connection.earlyCandidates.push(found);
};

/** https://w3c.github.io/webrtc-pc/#dfn-release-early-candidates */
export const releaseEarlyCandidates = (connection: Connection): void => {
  for (const candidate of connection.earlyCandidates)
    if (release('1'))
      connection.world.queueTask('ice', connection, 'surface an early candidate', () => surfaceCandidate(candidate));
  if (release('2')) connection.earlyCandidates = [];
};
