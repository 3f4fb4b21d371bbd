import { algorithm } from '../infra/step';
import { defaultMaxMessageSize, statedMaxMessageSize } from './remote-max-message-size';
import type { SctpTransport } from './transport';

const step = algorithm('update-the-data-max-message-size');

/** The size of the send buffer, if the implementation has one: 256 KiB, or 16 MiB. 0 stands for messages of any size. */
const sizes = [262_144, 16_777_216, 0];

/** Step 2. */
const readMaxMessageSize = (transport: SctpTransport): number => {
  const size = statedMaxMessageSize(transport);
  return step('2', size !== null) && size !== null ? size : defaultMaxMessageSize;
};

/** https://w3c.github.io/webrtc-pc/#dfn-update-the-data-max-message-size */
export const updateMaxMessageSize = (transport: SctpTransport): void => {
  const { connection } = transport;
  const remote = readMaxMessageSize(transport);
  const canSend = connection.world.chooser.choose('sctp.can-send-size', sizes, connection, transport);
  const [smaller, larger] = [Math.min(remote, canSend), Math.max(remote, canSend)];
  const set = (maxMessageSize: number, maxBufferSize: number) =>
    Object.assign(transport, { maxMessageSize, maxBufferSize });
  if (step('4', larger === 0)) set(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  else if (step('5', smaller === 0)) set(larger, larger);
  else if (step('6')) set(smaller, larger);
};
