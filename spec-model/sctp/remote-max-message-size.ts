import { viewDescription } from '../sdp/view';
import type { SctpTransport } from './transport';

/** Where the attribute is missing. */
export const defaultMaxMessageSize = 65536;

/** What the remote description says of the size of messages, if anything. */
export const statedMaxMessageSize = ({ connection }: SctpTransport): number | null => {
  const { remoteDescription } = connection;
  const section = remoteDescription && viewDescription(remoteDescription.sdp).sections.find(({ isData }) => isData);
  return section?.maxMessageSize ?? null;
};

/** How large a message the other side takes. 0: any. */
export const remoteMaxMessageSize = (transport: SctpTransport): number =>
  statedMaxMessageSize(transport) ?? defaultMaxMessageSize;
