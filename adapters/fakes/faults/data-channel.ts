import type { DataChannel } from '../../../spec-model/data-channel/channel';
import { type Fault, fault, type Plant } from './fault';
import { breaking, events, type Firing, getter, method } from './plant';

const create = (number: string): string => `RTCPeerConnection.createDataChannel/${number}`;

/** An event that never comes. */
const losing = (type: string): Plant =>
  events((event, fire) => {
    if (event.type !== type) fire(event);
  });

/** Holds events back until another one has been fired. */
const after =
  (isHeld: (event: Firing) => boolean, until: string): Plant =>
  (simulator) => {
    let held: Firing[] = [];
    events((event, fire) => {
      if (isHeld(event)) {
        held.push(event);
        return;
      }
      fire(event);
      if (event.type !== until) return;
      const due = held;
      held = [];
      for (const one of due) fire(one);
    })(simulator);
  };

const isSctpConnected = ({ type, target }: Firing): boolean =>
  type === 'statechange' &&
  'maxChannels' in target &&
  target.maxChannels !== null &&
  'state' in target &&
  target.state === 'connected';

/** Delivers every second message of a task before the first. */
const swapped = (): Plant => {
  let waiting: Firing | undefined;
  return events((event, fire) => {
    if (event.type !== 'message') return fire(event);
    if (!waiting && (event.target as DataChannel).transport.end) {
      waiting = event;
      const { world } = event.connection;
      world.queueTask('data', event.connection, 'late', () => {
        if (waiting === event) fire(event);
        if (waiting === event) waiting = undefined;
      });
      return;
    }
    fire(event);
    if (waiting) fire(waiting);
    waiting = undefined;
  });
};

export const dataChannelFaults: readonly Fault[] = [
  fault(
    'channel-label-characters',
    create('5'),
    'the length of a label is not limited',
    breaking([create('5'), 'skip']),
  ),
  fault(
    'channel-negotiated-without-id',
    create('14'),
    'a negotiated channel needs no id',
    breaking([create('14'), 'skip']),
  ),
  fault(
    'channel-both-limits',
    create('15'),
    'both limits of reliability may be given',
    breaking([create('15'), 'skip']),
  ),
  fault('channel-id-taken', create('18'), 'an id may be used twice', breaking([create('18'), 'skip'])),
  fault(
    'channel-id-ignored-in-band',
    create('13'),
    'the id that is given counts for channels that are not negotiated by the application, too',
    breaking([create('13'), 'force']),
  ),
  fault(
    'channel-wrong-error-for-id',
    create('17'),
    'id 65535 is refused with an OperationError',
    method('RTCPeerConnection', 'createDataChannel', ({ args, proceed }) => {
      const [, init] = args as [unknown, { readonly negotiated?: boolean; readonly id?: number } | undefined];
      if (init?.negotiated === true && init.id === 65535)
        throw new DOMException('the id is too great', 'OperationError');
      return proceed();
    }),
  ),
  fault(
    'channel-ids-of-the-other-side',
    'set-a-session-description/4.6.10.2.1',
    'the DTLS client has odd ids',
    getter('RTCDataChannel', 'id', ({ negotiated }, right) =>
      negotiated || right === null ? right : Number(right) ^ 1,
    ),
  ),
  fault(
    'channel-id-not-free-again',
    'data-channel-closing-procedure/3',
    'the id of a channel that was closed is never free again',
    breaking(['data-channel-closing-procedure/3', 'skip'], ['announce-channel-as-closed/4', 'skip']),
  ),
  fault(
    'channel-open-before-statechange',
    'sctp-transport-connected/5',
    'the SCTP transport tells that it is connected after its channels are open',
    after(isSctpConnected, 'open'),
  ),
  fault(
    'channel-open-before-datachannel',
    'announce-channel-instance/10',
    'a channel of the other side is open before it is announced',
    after(({ type }) => type === 'datachannel', 'open'),
  ),
  fault('channel-loses-open', 'announce-channel-as-open/5', 'open is never fired', losing('open')),
  fault('channel-loses-closing', 'data-channel-closing-procedure/4', 'closing is never fired', losing('closing')),
  fault('channel-closes-silently', 'announce-channel-as-closed/6', 'close is never fired', losing('close')),
  fault(
    'channel-closing-everywhere',
    'data-channel-closing-procedure/4',
    'closing is fired also where close was called',
    breaking(['data-channel-closing-procedure/4', 'force']),
  ),
  fault(
    'channel-of-the-other-side-unlabelled',
    'announce-channel-instance/5',
    'a channel that the other side created has none of its attributes',
    breaking(['announce-channel-instance/5', 'skip']),
  ),
  fault(
    'channel-sends-when-connecting',
    'RTCDataChannel.send/3',
    'messages are taken before the channel is open, and dropped',
    method('RTCDataChannel', 'send', ({ model, proceed }) =>
      model.readyState === 'connecting' ? undefined : proceed(),
    ),
  ),
  fault(
    'channel-any-size',
    'RTCDataChannel.send/5',
    'a message may be larger than the other side takes',
    breaking(['RTCDataChannel.send/5', 'skip']),
  ),
  fault(
    'channel-amount-not-counted',
    'RTCDataChannel.send/8',
    'bufferedAmount does not grow with what is sent',
    breaking(['RTCDataChannel.send/8', 'skip']),
  ),
  fault(
    'channel-amount-stays',
    'RTCDataChannel.bufferedAmount/reduce',
    'bufferedAmount does not fall when data was sent',
    breaking(['RTCDataChannel.bufferedAmount/reduce', 'skip']),
  ),
  fault(
    'channel-loses-bufferedamountlow',
    'RTCDataChannel.bufferedAmount/low',
    'bufferedamountlow is never fired',
    losing('bufferedamountlow'),
  ),
  fault(
    'channel-always-blob',
    'receive-a-message/4b',
    'binary messages are Blobs, whatever binaryType says',
    breaking(['receive-a-message/4b', 'force']),
  ),
  fault(
    'channel-out-of-order',
    'RTCDataChannel.send/7',
    'messages that come one after the other are swapped',
    (simulator) => swapped()(simulator),
  ),
  fault(
    'channel-hears-after-close',
    'receive-a-message/3',
    'messages are heard on a channel that is closing',
    breaking(['receive-a-message/3', 'skip']),
  ),
  fault(
    'channels-outlive-connection',
    'close-the-connection/5',
    'close() of a connection leaves the state of its channels as it was',
    breaking(['close-the-connection/5', 'skip']),
  ),
  fault(
    'sctp-ignores-max-message-size',
    'update-the-data-max-message-size/2',
    'a=max-message-size is not read',
    breaking(['update-the-data-max-message-size/2', 'skip']),
  ),
  fault(
    'sctp-survives-refusal',
    'set-a-session-description/4.6.8',
    'the SCTP transport stays when data is refused',
    breaking(['set-a-session-description/4.6.8', 'skip']),
  ),
];
