import { changeIceTransport } from '../ice/change-state';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import type { Transceiver } from '../rtp/transceiver';
import { updateConnectionState, updateDtlsTransportState } from './state';
import type { DtlsTransport } from './transport';

const step = algorithm('set-a-session-description');

/** Unlike the letter, a transport that SCTP still uses is in use too (CONFORMANCE.md, `transport-of-data`). */
const isUsed = ({ transceivers, sctpTransport }: Connection, transport: DtlsTransport): boolean =>
  sctpTransport?.transport === transport ||
  transceivers.some(
    ({ stopped, sender, receiver }) =>
      !stopped && (sender.senderTransport === transport || receiver.receiverTransport === transport),
  );

const isClosed = ({ dtlsTransportState, iceTransport }: DtlsTransport): boolean =>
  dtlsTransportState === 'closed' && iceTransport.iceTransportState === 'closed';

const close = (transport: DtlsTransport): void => {
  if (transport.dtlsTransportState !== 'closed') updateDtlsTransportState(transport, 'closed');
  changeIceTransport(transport.iceTransport, { state: 'closed' });
};

/** Step 4.6.14.1: the transports of transceivers that have left the set. Their events come in a task. */
export const closeUnusedTransports = (connection: Connection, removed: readonly Transceiver[]): void => {
  const transports = removed.flatMap(({ sender, receiver }) => [sender.senderTransport, receiver.receiverTransport]);
  for (const transport of new Set(transports)) {
    if (!transport || isClosed(transport)) continue;
    if (!step('4.6.14.1', !isUsed(connection, transport))) continue;
    const { world } = connection;
    world.queueTask('ice', connection, 'close a transport', () => close(transport), transport);
    world.queueTask(
      'ice',
      connection,
      'update the connection state',
      () => updateConnectionState(transport),
      transport,
    );
  }
};
