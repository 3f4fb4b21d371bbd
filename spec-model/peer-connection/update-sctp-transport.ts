import { algorithm } from '../infra/step';
import type { DescriptionView } from '../sdp/view';
import { type Connection, SctpTransport, type SdpType } from './connection';

const step = algorithm('set-a-session-description');

/** Steps 4.6.7 and 4.6.8. */
export const updateSctpTransport = (connection: Connection, type: SdpType, view: DescriptionView): void => {
  const data = view.sections.find((section) => section.isData);
  if (step('4.6.7', type === 'offer' && data !== undefined && !data.rejected && connection.sctpTransport === null))
    connection.sctpTransport = new SctpTransport();
  if (step('4.6.8', type === 'answer' && data?.rejected === true)) connection.sctpTransport = null;
};
