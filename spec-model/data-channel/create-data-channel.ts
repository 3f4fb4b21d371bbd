import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import { inParallel, type Process } from '../infra/world';
import type { Connection } from '../peer-connection/connection';
import { updateNegotiationNeededFlag } from '../peer-connection/update-the-negotiation-needed-flag';
import { appendChannel, createAnRTCDataChannel, type DataChannel } from './channel';
import { generateId, idsBeingClosed, idsInUse } from './generate-id';
import { openStream } from './open-stream';
import { concludeOpening } from './opening-message';
import { giveUp } from './unable-to-create';

const step = algorithm('RTCPeerConnection.createDataChannel');

/** RTCDataChannelInit after conversion. Members without a default may be absent. */
export interface DataChannelInit {
  readonly ordered: boolean;
  readonly maxPacketLifeTime?: number | null | undefined;
  readonly maxRetransmits?: number | null | undefined;
  readonly protocol: string;
  readonly negotiated: boolean;
  readonly id?: number | null | undefined;
}

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** The greatest limit of either kind that this user agent supports: all that an unsigned short can say. */
const limit = 65535;

const isTaken = (channel: DataChannel): boolean => {
  const { connection, id } = channel;
  if (id === null) return false;
  if (idsInUse(connection).has(id)) return true;
  const { chooser } = connection.world;
  return (
    idsBeingClosed(connection).has(id) &&
    chooser.choose('createDataChannel.closing', [true, false], connection, channel)
  );
};

/** Steps 18 and 19: the id is free, or given. */
const refusedId = (channel: DataChannel): boolean => {
  const sctp = channel.connection.sctpTransport;
  const role = sctp?.dtlsRole ?? null;
  if (channel.id === null && role !== null) {
    const id = generateId(channel, role);
    if (step('18', id === null)) return true;
    channel.id = id;
  } else if (step('18', isTaken(channel))) return true;
  const max = sctp?.maxChannels ?? null;
  return step('19', channel.id !== null && sctp?.state === 'connected' && max !== null && channel.id >= max);
};

/** Closed before its transport is seen to be there: it may have been there already. */
const opensAllTheSame = (channel: DataChannel): boolean =>
  channel.connection.world.chooser.choose('close.overtaken', [false, true], channel.connection, channel);

/** Step 23. The connected procedure opens what was created before. */
function* createTransport(channel: DataChannel): Process {
  yield inParallel('create the data transport');
  const { sctpTransport } = channel.connection;
  const { association = null } = sctpTransport ?? {};
  if (!sctpTransport || channel.transport.end || (!association && sctpTransport.state !== 'closed')) return;
  if (channel.readyState !== 'connecting') {
    if (association && opensAllTheSame(channel)) openStream(channel, sctpTransport);
  } else if (!association?.alive) giveUp(channel, true);
  else {
    openStream(channel, sctpTransport);
    if (sctpTransport.state === 'connected') concludeOpening(channel);
  }
}

/** https://w3c.github.io/webrtc-pc/#dom-peerconnection-createdatachannel */
export const createDataChannel = (
  connection: Connection,
  label: string,
  init: DataChannelInit,
): DataChannel | Thrown => {
  if (step('2', connection.isClosed)) return throws('InvalidStateError', 'the connection is closed');
  const channel = createAnRTCDataChannel(connection);
  if (step('4')) channel.label = label;
  if (step('5', bytes(channel.label) > 65535)) return throws('TypeError', 'the label is longer than 65535 bytes');
  if (step('7')) channel.maxPacketLifeTime = init.maxPacketLifeTime ?? null;
  if (step('8')) channel.maxRetransmits = init.maxRetransmits ?? null;
  if (step('9')) channel.ordered = init.ordered;
  if (step('10')) channel.protocol = init.protocol;
  if (step('11', bytes(channel.protocol) > 65535))
    return throws('TypeError', 'the protocol is longer than 65535 bytes');
  if (step('12')) channel.negotiated = init.negotiated;
  const { maxPacketLifeTime, maxRetransmits, negotiated } = channel;
  channel.id = step('13', negotiated) ? (init.id ?? null) : null;
  if (step('14', negotiated && channel.id === null)) return throws('TypeError', 'a negotiated channel needs an id');
  if (step('15', maxPacketLifeTime !== null && maxRetransmits !== null))
    return throws('TypeError', 'maxPacketLifeTime and maxRetransmits exclude each other');
  if (step('16', (maxPacketLifeTime ?? 0) > limit)) channel.maxPacketLifeTime = limit;
  if (step('16', (maxRetransmits ?? 0) > limit)) channel.maxRetransmits = limit;
  if (step('17', channel.id === 65535)) return throws('TypeError', 'id 65535 is not allowed');
  if (refusedId(channel)) return throws('OperationError', 'there is no such id, or it is taken');
  const first = !connection.dataChannelCreated;
  connection.dataChannelCreated = true;
  connection.changes++;
  if (step('20', first)) updateNegotiationNeededFlag(connection);
  if (step('21')) appendChannel(channel);
  if (step('23')) connection.world.start('data', connection, createTransport(channel), channel.transport);
  return channel;
};
