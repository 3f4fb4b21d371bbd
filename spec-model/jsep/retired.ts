import type { Connection, Description } from '../peer-connection/connection';
import { viewDescription } from '../sdp/view';

const rejects = (description: Description | null, index: number): boolean =>
  description !== null && viewDescription(description.sdp).sections[index]?.rejected === true;

/**
 * Whether a section was rejected in a description in force, by either side: an offer may put another one in its place.
 * @see RFC 9429, section 5.2.2
 */
export const isRetired = (connection: Connection, index: number): boolean =>
  rejects(connection.currentLocalDescription, index) || rejects(connection.currentRemoteDescription, index);
