import type { Connection } from '../peer-connection/connection';
import { viewDescription } from '../sdp/view';

const decided = (sdp: string | undefined): string | undefined =>
  (sdp === undefined ? [] : viewDescription(sdp).sections)
    .map(({ setup, rejected }) => (rejected ? null : setup))
    .find((setup) => setup === 'active' || setup === 'passive') ?? undefined;

/**
 * a=setup of an answer: active, unless an earlier answer has made this side the DTLS server; roles stay as long as the association does.
 * @see RFC 9429, section 5.3.2
 */
export const answeredSetup = (connection: Connection): 'active' | 'passive' => {
  if (decided(connection.currentLocalDescription?.sdp) === 'passive') return 'passive';
  return decided(connection.currentRemoteDescription?.sdp) === 'active' ? 'passive' : 'active';
};
