import { DataChannel } from '../../data-channel/channel';
import { DataTransport } from '../../data-channel/data-transport';
import type { openings } from '../../data-channel/opening-message';
import type { ChoiceSite } from '../../infra/world';
import { remoteMaxMessageSize } from '../../sctp/remote-max-message-size';
import { SctpTransport } from '../../sctp/transport';
import type { Seen } from '../../vocabulary';
import { handleOf, memberOf } from '../lookahead';
import { Undecided } from '../refused';
import type { Run } from '../run';

/** A choice of the model that concerns data channels, as the trace decides it. `command`: of the call that is being made. */
interface Choice {
  readonly run: Run;
  readonly options: readonly unknown[];
  readonly about: object;
  readonly command: number | undefined;
}

const channelOf = (about: object): object | null => (about instanceof DataTransport ? about.channel : about);

/** The handle of the object that the choice is about; that of a channel that is being created is in what the call returns. */
const handleIn = ({ run, about, command }: Choice): string | undefined => {
  const object = channelOf(about);
  const known = object ? run.bindings.handle(object) : undefined;
  if (known === undefined && object instanceof SctpTransport)
    return run.lookahead.sctpHandle(run.pcOf(object.connection), run.at);
  if (known !== undefined || command === undefined || !(object instanceof DataChannel)) return known;
  return handleOf(run.lookahead.returned(command));
};

/** Whether that event is seen now, or later. */
const comes = (choice: Choice, type: string): boolean => {
  const handle = handleIn(choice);
  return handle !== undefined && choice.run.lookahead.eventAfter(type, handle, choice.run.at - 1);
};

/** Whether such an event comes before the application closes the channel, or its connection, itself. */
const comesUnasked = (choice: Choice, ...types: readonly string[]): boolean => {
  const { run, about } = choice;
  const handle = handleIn(choice);
  const channel = channelOf(about);
  if (handle === undefined || !(channel instanceof DataChannel)) return false;
  const { lookahead, at } = run;
  const end = lookahead.callFrom(at, 'close', [handle, run.pcOf(channel.connection)]);
  return types.some((type) => lookahead.eventFrom(at, type, handle) < end);
};

/** The first value of an attribute that is seen from now on and is a number. */
const firstNumber = (choice: Choice, name: string): number | undefined => {
  const handle = handleIn(choice);
  const values = handle === undefined ? [] : choice.run.lookahead.valuesAfter(handle, name, choice.run.at);
  const number = (value: Seen) => (memberOf(value, '$') === 'infinity' ? Number.POSITIVE_INFINITY : value);
  return values.map(number).find((value) => typeof value === 'number');
};

/** Ids that other channels of the connection are seen to have, now or later. */
const seenAtOthers = ({ run, about }: Choice): ReadonlySet<unknown> => {
  if (!(about instanceof DataChannel)) return new Set();
  const others = [...about.connection.channels].filter((one) => one !== about);
  return new Set(
    others.flatMap((one) => {
      const handle = run.bindings.handle(one);
      return handle === undefined
        ? []
        : [run.objects.get(handle)?.id, ...run.lookahead.valuesAfter(handle, 'id', run.at)];
    }),
  );
};

const id = (choice: Choice): unknown => {
  const handle = handleIn(choice);
  const known = handle === undefined ? undefined : choice.run.objects.get(handle)?.id;
  const seen = firstNumber(choice, 'id') ?? known;
  if (typeof seen === 'number') return choice.options.find((one) => one === seen);
  const others = seenAtOthers(choice);
  return choice.options.find((one) => !others.has(one));
};

const streams = (choice: Choice): unknown => {
  const count = firstNumber(choice, 'maxChannels') ?? 0;
  return count >= 1 && count <= 65535 ? count : undefined;
};

/** What can be buffered is seen where it is not enough; where it is not seen, there is room for everything. */
const canSendSize = (choice: Choice): unknown => {
  const { about, run } = choice;
  const limit = firstNumber(choice, 'maxMessageSize');
  if (limit === undefined || !(about instanceof SctpTransport)) return undefined;
  const remote = remoteMaxMessageSize(about);
  if (limit === Number.POSITIVE_INFINITY) return 0;
  if (remote === 0 || limit < remote) return limit;
  return Math.max(remote, run.lookahead.roomForSending(run.at));
};

const own = (choice: Choice): unknown => {
  const told = comes(choice, 'close');
  if (told) choice.run.variance('3085');
  return told;
};

/** Channels of other connections that the application negotiated with the same id. */
const counterparts = (run: Run, { connection, id }: DataChannel): DataChannel[] =>
  run
    .allConnections()
    .filter((one) => one !== connection)
    .flatMap(({ channels }) => [...channels].filter((one) => one.negotiated && one.id === id));

/** A channel that is created is told of by datachannel at the other side, one that is closed by closing. */
const overtaken = (choice: Choice): boolean => {
  const { about, run } = choice;
  if (about instanceof DataChannel && about.negotiated)
    return counterparts(run, about).some((one) => comes({ ...choice, about: one }, 'closing'));
  if (about instanceof DataChannel) return announcesFor(run, about.id, about);
  if (!(about instanceof DataTransport)) return false;
  if (!about.channel) return announces(run, about);
  return comes(choice, about.channel.readyState === 'connecting' ? 'open' : 'closing');
};

const announcesFor = (run: Run, id: number | null, creator: DataChannel | null | undefined): boolean =>
  run.lookahead.announces(
    id,
    run.at,
    creator && !creator.connection.isClosed ? run.bindings.handle(creator) : undefined,
  );

/** Whether the channel that the other side opened is told of from now on, while it is there. */
export const announces = (run: Run, transport: DataTransport): boolean =>
  announcesFor(run, transport.id, transport.end?.association?.peerOf(transport)?.channel);

/** What was sent shows in the amount that is seen next. */
const sent = (choice: Choice): boolean => {
  const amount = firstNumber(choice, 'bufferedAmount');
  return choice.about instanceof DataChannel && amount !== undefined && amount < choice.about.bufferedAmount;
};

/** A channel whose opening message is too large fails, which nobody asked for, or opens as any other. */
const opening = (choice: Choice): (typeof openings)[number] => {
  const { about, run } = choice;
  if (!(about instanceof DataChannel) || announcesFor(run, about.id, about)) return 'sent';
  if (comesUnasked(choice, 'open') || !comesUnasked(choice, 'error', 'close')) return 'sent';
  run.variance('open-too-large');
  return comesUnasked(choice, 'closing') ? 'closed' : 'impossible';
};

type Decide = (choice: Choice) => unknown;
const sites: Readonly<Partial<Record<ChoiceSite, Decide>>> = {
  'createDataChannel.id': id,
  'createDataChannel.closing': ({ run, command }) =>
    command !== undefined && run.lookahead.returned(command) === undefined,
  'createDataChannel.conflict': () => {
    throw new Undecided('both sides use an id for channels of their own');
  },
  'sctp.streams': streams,
  'sctp.can-send-size': canSendSize,
  'sctp.closed-first': () => true,
  'sctp.abandoned': (choice) => comes(choice, 'statechange'),
  'channel.abandoned': (choice) => comesUnasked(choice, 'error', 'close'),
  'channel.too-large': opening,
  'sctp.abort': (choice) => comes(choice, 'error'),
  'message.sent': sent,
  'message.early': (choice) => comes(choice, 'message'),
  'message.lost': (choice) => !comes(choice, 'message'),
  'close.own': own,
  'close.heard': (choice) => comes(choice, 'closing'),
  'close.unmatched': (choice) => comes(choice, 'close'),
  'close.overtaken': overtaken,
  'closing.initiated': (choice) => !comes(choice, 'closing'),
};

/** Whether a choice is one of data channels. */
export const isDataSite = (site: ChoiceSite): boolean => site in sites;

/** The first option, if the trace does not say. */
export const chooseData = (
  run: Run,
  site: ChoiceSite,
  options: readonly unknown[],
  about: object | undefined,
  command: number | undefined,
): unknown => {
  const decide = sites[site];
  const decided = about && decide?.({ run, options, about, command });
  return decided ?? options[0];
};
