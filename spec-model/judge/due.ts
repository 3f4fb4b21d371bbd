import { lastMarker } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { Track } from '../rtp/track';
import { SctpTransport } from '../sctp/transport';
import type { Seen } from '../vocabulary';
import { isDerivedAnew } from './derived-anew';
import { type Emission, nameOf } from './emission';
import { toldOfDescriptions } from './local-snapshot';
import type { Difference, StepAt } from './refused';
import type { Run } from './run';

/** What is seen that has to be due: an event with its target and what was read with it, or something else by its name only. */
export interface Sighting {
  readonly observed: string;
  readonly target?: object | undefined;
  readonly told?: Readonly<Record<string, Seen>>;
}

/** The attribute of the connection that an event tells of. */
const attributeOf: Readonly<Record<string, 'iceGatheringState' | 'iceConnectionState' | 'connectionState'>> = {
  icegatheringstatechange: 'iceGatheringState',
  iceconnectionstatechange: 'iceConnectionState',
  connectionstatechange: 'connectionState',
};

/** What an event tells is so, even if it should not have come: else the state would be another difference. */
const takeOver = (connection: Connection | undefined, type: string, { target, told }: Sighting): void => {
  if (type === 'negotiationneeded' && connection) connection.negotiationNeeded = true;
  if (type === 'ended' && target instanceof Track) target.readyState = 'ended';
  if (type === 'statechange' && target instanceof SctpTransport && told?.state === 'closed') target.state = 'closed';
  const name = attributeOf[type];
  if (name && connection && target === connection && told) Object.assign(connection, { [name]: told[name] });
};

/** Something was seen that the model does not tell. */
const tooMuch = (run: Run, connection: Connection | undefined, sighting: Sighting): undefined => {
  const { observed } = sighting;
  const type = observed.replace('event ', '');
  const at = type === 'negotiationneeded' ? lastMarker() : unexpectedAt(type, connection?.isClosed === true);
  const adopt = () => takeOver(connection, type, sighting);
  run.differ({ aspect: 'event', subject: observed, expected: 'nothing', observed, at, adopt });
  return undefined;
};

/** The step that keeps an event from being fired when it is not due. */
const unexpectedAt = (type: string, closed: boolean): StepAt | undefined => {
  const [algorithm, step, closedAlgorithm = algorithm, closedStep = step] = guards[type] ?? [];
  return algorithm && step
    ? { algorithm: closed ? String(closedAlgorithm) : algorithm, step: closed ? String(closedStep) : step }
    : undefined;
};

/** Event type -> algorithm and step that fire it; then those that hold it back on a closed connection, where they are others. */
const guards: Readonly<Record<string, readonly string[]>> = {
  signalingstatechange: ['set-a-session-description', '4.6.15', 'close-the-connection', '3'],
  connectionstatechange: ['update-the-connection-state', '4', 'update-the-connection-state', '2'],
  iceconnectionstatechange: [
    'change-the-selected-candidate-pair-and-state',
    '12',
    'change-the-selected-candidate-pair-and-state',
    '2',
  ],
  icegatheringstatechange: ['ice-gathering-began', '7', 'ice-gathering-began', '1'],
  icecandidate: ['surface-a-candidate', '7', 'surface-a-candidate', '1'],
  track: ['set-a-session-description', '4.6.20'],
  mute: ['set-a-session-description', '4.6.17'],
  addtrack: ['set-a-session-description', '4.6.19'],
  removetrack: ['set-a-session-description', '4.6.18'],
  ended: ['stop-sending-and-receiving', '5'],
  open: ['announce-channel-as-open', '3', 'announce-channel-as-open', '1'],
  closing: ['data-channel-closing-procedure', '4', 'close-the-connection', '5'],
  close: ['announce-channel-as-closed', '2', 'close-the-connection', '5'],
  message: ['receive-a-message', '3'],
  bufferedamountlow: ['RTCDataChannel.bufferedAmount', 'low'],
  datachannel: ['announce-channel-instance', '9', 'announce-channel-instance', '2'],
};

/**
 * Takes the next emission off the queue, which has to be `wanted`. Another one that is due is missing, or too late; if there is none,
 * what was seen is too much. Gives undefined where that is a known difference.
 */
export const due = (
  run: Run,
  connection: Connection | undefined,
  wanted: (emission: Emission) => boolean,
  sighting: Sighting,
): Emission | undefined => {
  const queue = run.expect(connection);
  for (let head = queue[0]; head; head = queue[0]) {
    if (wanted(head)) return queue.shift();
    const place = queue.findIndex(wanted);
    if (head.kind === 'settle' && head.inside && place > 0) return queue.splice(place, 1)[0];
    if (place > 0 && isOfSameTask(queue.slice(0, place + 1))) return queue.splice(place, 1)[0];
    if (isItsCallback(head, queue[place])) return queue.splice(place, 1)[0];
    if (isOfDescription(run, head) && isDerivedAnew(queue[place])) return queue.splice(place, 1)[0];
    if (head.kind === 'settle' || run.comesLater(head)) {
      if (place < 0) return tooMuch(run, connection, sighting);
      outOfOrder(run, head);
      return queue.splice(place, 1)[0];
    }
    run.differ(missing(head));
    queue.shift();
  }
  return tooMuch(run, connection, sighting);
};

export const missing = (emission: Emission): Difference => ({
  aspect: 'missing-event',
  subject: nameOf(emission),
  expected: nameOf(emission),
  observed: 'nothing',
  at: emission.at,
});

/** A state that is derived anew with a description, which no step does, may be told before or after what the steps tell of it. */
const isOfDescription = (run: Run, head: Emission): boolean =>
  head.kind === 'event'
    ? toldOfDescriptions.has(head.type)
    : head.kind === 'settle' && run.lookahead.methodOf(head.command)?.endsWith('Description') === true;

/** The promise of a callback version is resolved at once: its reactions and the callback run in the same turn, in any order. */
const isItsCallback = (head: Emission, wanted: Emission | undefined): boolean =>
  head.kind === 'settle' && wanted?.kind === 'callback' && wanted.command === head.command;

/**
 * Promises that are settled in one task have their reactions in its microtasks, after one or more of them: they come in any order, but
 * for those of the operations chain.
 */
const isOfSameTask = (emissions: readonly Emission[]): boolean => {
  const wanted = emissions.at(-1);
  return emissions
    .slice(0, -1)
    .every(
      (one) =>
        one.kind === 'settle' &&
        wanted?.kind === 'settle' &&
        one.turn === wanted.turn &&
        !(one.chained && wanted.chained),
    );
};

const outOfOrder = (run: Run, head: Emission): void =>
  run.differ({
    aspect: 'order',
    subject: nameOf(head),
    expected: 'before anything that comes in a later task',
    observed: 'after it',
    at: head.at,
    adopt: () => {},
  });
