import { reduceBufferedAmount } from '../../data-channel/buffered-amount';
import { DataChannel } from '../../data-channel/channel';
import { Arrival, DataTransport, Departure } from '../../data-channel/data-transport';
import { isTooLargeToOpen } from '../../data-channel/opening-message';
import type { Work } from '../../infra/world';
import { Connection } from '../../peer-connection/connection';
import { associate } from '../../sctp/connected';
import { SctpTransport } from '../../sctp/transport';
import type { Seen } from '../../vocabulary';
import { announces } from '../choices/data-channel';
import type { EntryOf } from '../emission';
import { handleOf } from '../lookahead';
import type { Run } from '../run';
import { endOfTransferability } from '../transferable';
import { endWithDtls, peerOf, remember } from './peers';
import type { AttributeSight, EventSight, Progress } from './progress';

/** What tasks are called that fire an event, by its type. */
const tasks: Readonly<Record<string, readonly string[]>> = {
  open: ['announce a data channel as open'],
  message: ['receive a message'],
  closing: ['close a data channel'],
  close: [
    'announce a data channel as closed',
    'a data channel could not be created',
    'tell that a data channel was closed',
  ],
  error: ['announce a data channel as closed', 'a data channel could not be created', 'a message led to an SCTP error'],
  datachannel: ['announce a data channel instance'],
};

/** Events that are fired only where there is an association. */
const evidence: ReadonlySet<string> = new Set(['open', 'message', 'datachannel', 'bufferedamountlow']);

/** A channel that can not be opened fails only once there is an association. */
const failsToOpen = ({ connection, target, entry }: EventSight): boolean =>
  (entry.type === 'closing' || entry.type === 'error') &&
  target instanceof DataChannel &&
  target.readyState === 'connecting' &&
  connection.sctpTransport !== null &&
  isTooLargeToOpen(target, connection.sctpTransport);

const isEvidence = (sight: EventSight): boolean =>
  evidence.has(sight.entry.type) || sight.entry.d.state === 'connected' || failsToOpen(sight);

/** An association may be there as soon as two connections have each other's descriptions: how far DTLS is, their states tell later. */
const ensureAssociation = (run: Run, connection: Connection): void => {
  if (!connection.sctpTransport || connection.sctpTransport.association) return;
  const peer = peerOf(run, connection);
  if (peer && associate(connection, peer)) inParallel(run);
};

/** Whether the other side is told of a channel that has no stream in the model. `closer`: its handle, if it goes on to be told of. */
const opensSoon = (run: Run, { id, negotiated, readyState, transport }: DataChannel, closer?: string): boolean =>
  !negotiated && readyState === 'connecting' && !transport.end && run.lookahead.announces(id, run.at, closer);

/** What is closed may have got its stream just before, where nobody saw it: then the other side is told of the channel later. */
const closes = (run: Run, closed: object | undefined, on: string): void => {
  if (closed instanceof DataChannel && opensSoon(run, closed, on)) ensureAssociation(run, closed.connection);
  if (closed instanceof Connection && !closed.isClosed && [...closed.channels].some((one) => opensSoon(run, one)))
    ensureAssociation(run, closed);
};

const call = (run: Run, { m, on }: EntryOf<'call'>): void => {
  if (m.endsWith('Description')) remember(run, run.find(on));
  if (m === 'close') closes(run, run.find(on), on);
};

const isData = ({ lane }: Work): boolean => lane === 'data';

/** An association ends after the channels were announced that are seen to be announced by it yet: it closes them. */
const endsTooEarly = (run: Run, { connection, suspension }: Work): boolean =>
  suspension.label === 'an ABORT chunk arrives' &&
  run.world.work.some(
    ({ about, ...one }) =>
      one.connection === connection &&
      one.suspension.label === announcement &&
      about instanceof DataTransport &&
      announces(run, about),
  );

/** Messages that were sent in this turn are not transmitted before it is over. */
const mayGoOn = (run: Run, work: Work): boolean => {
  const { about, suspension } = work;
  if (endsTooEarly(run, work)) return false;
  if (suspension.label !== 'transmit a message' || !(about instanceof DataTransport) || !about.channel) return true;
  const handle = run.bindings.handle(about.channel);
  return handle === undefined || about.pending.length > run.lookahead.sentInTurn(handle, run.at);
};

/** What goes on in parallel, and tasks that tell nobody, show in other tasks only: they may be ahead of these as far as can be. */
const isUnseen = (run: Run, work: Work): boolean =>
  work.suspension.label !== endOfTransferability &&
  (work.suspension.wait === 'parallel' || work.suspension.silent === true || isUntold(run, work));

/** A channel that was closed before the other side was told of it never shows there. */
const isUntold = (run: Run, { about, suspension }: Work): boolean => {
  if (!(about instanceof DataTransport) || about.channel) return false;
  if (suspension.label === 'close a data channel') return !run.world.work.some((one) => announcesIt(one, about));
  const { end } = about;
  const opener = end?.association?.peerOf(about);
  const overtaken = opener?.closing !== false || end?.association?.alive !== true;
  return suspension.label === announcement && overtaken && !announces(run, about);
};

const announcement = 'announce a data channel instance';
const announcesIt = (work: Work, transport: DataTransport): boolean =>
  work.about === transport && work.suspension.label === announcement;

const inParallel = (run: Run): void => {
  const next = () => run.world.work.find((work) => isData(work) && isUnseen(run, work) && mayGoOn(run, work));
  for (let work = next(); work; work = next()) run.world.take(work);
};

const isAbout = ({ about }: Work, target: object): boolean => {
  if (target instanceof DataChannel) {
    if (about instanceof Arrival) return about.transport === target.transport;
    return about === target.transport || about === target;
  }
  return about === target;
};

const find = (run: Run, connection: Connection, labels: readonly string[], which: (work: Work) => boolean) =>
  run.world.work.find(
    (work) => isData(work) && work.connection === connection && labels.includes(work.suspension.label) && which(work),
  );

/** The SCTP transport has to be connected before its channels are: the task was queued first. */
const connectFirst = (run: Run, connection: Connection): void => {
  const work = find(run, connection, ['an SCTP transport is connected'], () => true);
  if (work) run.world.take(work);
};

/** Of several channels that the other side created, the one with the id that is seen. */
const announcesThat = (run: Run, channel: Seen | undefined): ((work: Work) => boolean) => {
  const handle = handleOf(channel);
  const [id] = handle === undefined ? [] : run.lookahead.valuesAfter(handle, 'id', run.at);
  return ({ about }) => !(about instanceof DataTransport) || typeof id !== 'number' || about.id === id;
};

/** Of several messages of an unordered channel, the one that is seen, as far as its size tells. */
const delivers = (run: Run, target: DataChannel, data: Seen | undefined): ((work: Work) => boolean) => {
  const size = run.lookahead.sizeOf(data);
  return (work) =>
    isAbout(work, target) &&
    (target.ordered || !(work.about instanceof Arrival) || work.about.message.bytes.length === size);
};

/** Whether an event was fired since: what is done inside of its handler was gone through then. */
const telling = (run: Run, connection: Connection): (() => boolean) => {
  const { at } = run;
  const { length } = run.expect(connection);
  return () => run.at !== at || run.expect(connection).length > length;
};

const takeTask = (run: Run, { connection, target, entry }: EventSight): void => {
  const labels = tasks[entry.type];
  if (!labels || !target) return;
  const which =
    entry.type === 'datachannel'
      ? announcesThat(run, entry.d.channel)
      : entry.type === 'message' && target instanceof DataChannel
        ? delivers(run, target, entry.d.data)
        : (work: Work) => isAbout(work, target);
  const isTold = telling(run, connection);
  for (let work = find(run, connection, labels, which); work; work = find(run, connection, labels, which)) {
    run.world.take(work);
    if (isTold()) return;
  }
};

/** What has to be over before an event of that type, even if nobody was told of it. */
const before: Readonly<Record<string, string>> = {
  message: 'announce a data channel as open',
  closing: 'announce a data channel as open',
  close: 'close a data channel',
};

/** An event that is missing explains one that could not be yet. */
const takeWithout = (run: Run, sight: EventSight): void => {
  const { connection, target, entry } = sight;
  const isTold = telling(run, connection);
  takeTask(run, sight);
  const label = before[entry.type];
  if (isTold() || label === undefined || !target) return;
  const work = find(run, connection, [label], (one) => isAbout(one, target));
  if (!work) return;
  run.world.take(work);
  inParallel(run);
  takeTask(run, sight);
};

const changedState = (run: Run, connection: Connection, target: SctpTransport, state: Seen | undefined): void => {
  const label = state === 'closed' ? 'an SCTP transport is closed' : 'an SCTP transport is connected';
  const work = find(run, connection, [label], (one) => isAbout(one, target));
  if (work) run.world.take(work);
};

/** Takes so many bytes off the buffered amount as were sent. */
const drain = (run: Run, channel: DataChannel, seen: Seen | undefined): boolean => {
  let bytes = typeof seen === 'number' ? channel.bufferedAmount - seen : 0;
  if (bytes <= 0) return false;
  const departures = run.world.work.flatMap(({ about }) =>
    about instanceof Departure && about.transport === channel.transport ? [about] : [],
  );
  if (departures.reduce((sum, departure) => sum + departure.bytes, 0) < bytes) return false;
  reduceBufferedAmount(channel, bytes);
  for (const departure of departures) {
    const part = Math.min(departure.bytes, bytes);
    departure.bytes -= part;
    bytes -= part;
  }
  return true;
};

const explain = (run: Run, sight: EventSight): void => {
  const { connection, target, entry } = sight;
  connectFirst(run, connection);
  if (entry.type === 'message' && typeof entry.d.origin === 'string')
    for (const one of run.allConnections()) one.documentOrigin = entry.d.origin;
  if (entry.type === 'bufferedamountlow' && target instanceof DataChannel) drain(run, target, entry.d.bufferedAmount);
  else takeWithout(run, sight);
};

/** Data is seen to end, and nothing has been done that ends it. */
const endsUnasked = (run: Run, target: object | undefined, type: string, state: Seen | undefined): boolean => {
  const isEnd = state === 'closed' || (target instanceof DataChannel && (type === 'close' || type === 'error'));
  return isEnd && target !== undefined && !run.world.work.some((work) => isData(work) && isAbout(work, target));
};

const mayEnd = (run: Run, connection: Connection, target: object | undefined, type: string, state?: Seen): void => {
  if (endsUnasked(run, target, type, state) && endWithDtls(run, connection, type !== '')) inParallel(run);
};

const concerns = ({ connection, target, entry }: EventSight): boolean =>
  target instanceof DataChannel ||
  target instanceof SctpTransport ||
  (target === connection && entry.type === 'datachannel');

/**
 * What a description changes about data may be told before the description's own events: then the operation at work is over in the model,
 * too.
 */
const ahead = (run: Run, { connection, target, entry }: EventSight): boolean => {
  const wanted =
    entry.type === 'statechange' ? entry.d.state === 'closed' : entry.type === 'error' || entry.type === 'close';
  if (!wanted || !target || !run.pendingCall(connection)) return false;
  return !run.world.work.some((work) => isData(work) && isAbout(work, target)) && operate(run, connection);
};

const operate = (run: Run, connection: Connection): boolean => run.advance(connection, 'operation');

const event = (run: Run, sight: EventSight): boolean => {
  if (!concerns(sight)) return false;
  inParallel(run);
  const { connection, target, entry } = sight;
  const told = ahead(run, sight) ? run.expect(connection).splice(0) : [];
  if (isEvidence(sight)) ensureAssociation(run, connection);
  mayEnd(run, connection, target, entry.type, entry.d.state);
  if (target instanceof SctpTransport) changedState(run, connection, target, entry.d.state);
  else explain(run, sight);
  run.expect(connection).push(...told);
  return true;
};
/** The event that tells of a new state, if the trace has none: the model goes on, and misses it. */
const eventFor: Readonly<Record<string, string>> = { open: 'open', closing: 'closing', closed: 'close' };

const withoutEvent = (run: Run, { object, connection, seen }: AttributeSight): boolean => {
  if (!connection) return false;
  const type = object instanceof SctpTransport ? 'statechange' : eventFor[String(seen)];
  const handle = run.bindings.handle(object);
  if (type === undefined || handle === undefined || run.lookahead.eventAfter(type, handle, run.at)) return false;
  if (seen === 'open' || seen === 'connected') ensureAssociation(run, connection);
  if (object instanceof SctpTransport) changedState(run, connection, object, seen);
  else takeTask(run, { connection, target: object, entry: { t: 'event', on: handle, type, d: {}, via: 'both' } });
  return true;
};

/** An answer gives ids to all channels without one: whether to one that was transferred, which is not in [[DataChannels]], is not said. */
const takeId = (run: Run, channel: DataChannel, seen: Seen): boolean => {
  const [original] = channel.connection.dataChannels.filter((one) => one.transport === channel.transport);
  if (channel.id !== null || !original || original === channel || original.id !== seen) return false;
  run.variance('transferred-id');
  channel.id = original.id;
  return true;
};

/** By the letter, a transport that was closed before it was told to be connected has a number of channels all the same. */
const takeChannels = (run: Run, transport: SctpTransport, seen: Seen): boolean => {
  if (transport.state !== 'closed' || transport.maxChannels !== null || typeof seen !== 'number') return false;
  run.variance('closed-stays-closed');
  transport.maxChannels = seen;
  return true;
};

const attribute = (run: Run, sight: AttributeSight): boolean => {
  const { object, name, seen } = sight;
  if (object instanceof SctpTransport && name === 'maxChannels') return takeChannels(run, object, seen);
  if (object instanceof DataChannel && name === 'id') return takeId(run, object, seen);
  if (object instanceof DataChannel && name === 'bufferedAmount') {
    inParallel(run);
    return drain(run, object, seen);
  }
  const isState = object instanceof SctpTransport ? name === 'state' : name === 'readyState';
  if (!isState || !(object instanceof DataChannel || object instanceof SctpTransport)) return false;
  inParallel(run);
  if (sight.connection) mayEnd(run, sight.connection, object, '', seen);
  return withoutEvent(run, sight);
};

/** Everything that was on its way has arrived. */
const quiet = (run: Run): void => {
  const next = () => run.world.work.find(isData);
  for (let work = next(); work; work = next()) run.world.take(work);
};

export const dataChannel: Progress = {
  domain: 'data-channel',
  turn: inParallel,
  call,
  interfaces: ['RTCDataChannel', 'RTCSctpTransport'],
  event,
  attribute,
  quiet,
};
