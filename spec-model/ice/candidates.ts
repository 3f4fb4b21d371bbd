import { algorithm } from '../infra/step';
import type { Connection, Description } from '../peer-connection/connection';
import { withCandidate } from '../sdp/edit';
import { type SectionView, viewDescription } from '../sdp/view';

const available = algorithm('ice-candidate-available');
const surface = algorithm('surface-a-candidate');

/** A local candidate, as an icecandidate event shows it. */
export interface LocalCandidate {
  readonly candidate: string;
  readonly sdpMid: string;
  readonly sdpMLineIndex: number;
  readonly usernameFragment: string;
}

/** The section of the local descriptions with this mid. */
export const localSection = (connection: Connection, mid: string): SectionView | undefined => {
  const { pendingLocalDescription: pending, currentLocalDescription: current } = connection;
  const find = (d: Description | null) => d && viewDescription(d.sdp).sections.find((section) => section.mid === mid);
  return find(pending) || find(current) || undefined;
};

/** Whether the description has the generation that the candidate belongs to. */
const represents = (description: Description | null, { sdpMid, usernameFragment }: LocalCandidate): boolean =>
  description !== null &&
  viewDescription(description.sdp).sections.some((s) => s.mid === sdpMid && s.ufrag === usernameFragment);

/** https://w3c.github.io/webrtc-pc/#dfn-surface-the-candidate */
export const surfaceCandidate = (connection: Connection, candidate: LocalCandidate): void => {
  if (surface('1', connection.isClosed)) return;
  const { pendingLocalDescription: pending, currentLocalDescription: current } = connection;
  if (surface('3', represents(pending, candidate)) && pending)
    pending.sdp = withCandidate(pending.sdp, candidate.sdpMid, candidate.candidate);
  if (surface('4', represents(current, candidate)) && current)
    current.sdp = withCandidate(current.sdp, candidate.sdpMid, candidate.candidate);
  if (surface('7')) connection.world.observer.fire(connection, connection, 'icecandidate', { candidate });
};

/** https://w3c.github.io/webrtc-pc/#rtcicetransport */
export const candidateAvailable = (connection: Connection, candidate: LocalCandidate): void => {
  if (available('3', connection.isClosed)) return;
  const { pendingLocalDescription: pending, currentLocalDescription: current } = connection;
  if (available('4', represents(pending, candidate) || represents(current, candidate)))
    surfaceCandidate(connection, candidate);
  else if (available('5')) connection.earlyCandidates.push(candidate);
};

/** https://w3c.github.io/webrtc-pc/#dfn-release-early-candidates */
export const releaseEarlyCandidates = (connection: Connection): void => {
  for (const candidate of connection.earlyCandidates)
    connection.world.queueTask('ice', connection, 'surface an early candidate', () =>
      surfaceCandidate(connection, candidate),
    );
  connection.earlyCandidates = [];
};
