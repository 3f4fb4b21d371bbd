import { receives, reversed, sends } from '../../../spec-model/rtp/direction';
import type { Direction } from '../../../spec-model/rtp/transceiver';
import { viewDescription } from '../../../spec-model/sdp/view';
import { type Fault, fault, type Plant } from './fault';
import { breaking, method, worldOf } from './plant';

const set = (number: string): string => `set-a-session-description/${number}`;
const setLocal = (number: string): string => `RTCPeerConnection.setLocalDescription/${number}`;

const union = (a: Direction, b: Direction): Direction => {
  const send = sends(a) || sends(b);
  const receive = receives(a) || receives(b);
  return send ? (receive ? 'sendrecv' : 'sendonly') : receive ? 'recvonly' : 'inactive';
};

const answersWithUnion: Plant = (simulator) => {
  const world = worldOf(simulator);
  const { chooser } = world;
  const describe: typeof chooser.describe = (connection, plan, write) => {
    const offer = viewDescription(connection.pendingRemoteDescription?.sdp ?? '').sections;
    if (plan.type === 'answer')
      for (const [index, section] of plan.sections.entries()) {
        const offered = offer[index];
        const wanted = section.transceiver?.direction;
        if (section.direction && offered && wanted && wanted !== 'stopped')
          Object.assign(section, { direction: union(reversed(offered.direction), wanted) });
      }
    return chooser.describe(connection, plan, write);
  };
  Object.assign(world, { chooser: { choose: chooser.choose, describe } });
};

const forgetsAddedTrack: Plant = method('RTCPeerConnection', 'addTrack', ({ model, proceed }) => {
  const sender = proceed();
  for (const transceiver of model.transceivers) transceiver.trackAddedByAddTrack = false;
  return sender;
});

export const descriptionFaults: readonly Fault[] = [
  fault(
    'answer-direction-union',
    'jsep.create-answer/direction',
    'an answer has what either side wants, not what both want',
    answersWithUnion,
  ),
  fault(
    'answer-direction-as-offered',
    'jsep.create-answer/direction',
    'an answer has what was offered, whatever the transceiver wants',
    breaking(['jsep.create-answer/direction', 'skip']),
  ),
  fault(
    'answerer-keeps-current-direction',
    set('4.6.11.1.7.4'),
    "the answerer's currentDirection is not set",
    breaking([set('4.6.11.1.7.4'), 'skip']),
  ),
  fault(
    'offerer-keeps-current-direction',
    set('4.6.11.2.14.2'),
    "the offerer's currentDirection is not set",
    breaking([set('4.6.11.2.14.2'), 'skip']),
  ),
  fault(
    'remote-offer-makes-sendrecv',
    set('4.6.11.2.7.3'),
    'the transceivers that a remote offer makes send',
    breaking([set('4.6.11.2.7.3'), 'skip']),
  ),
  fault(
    'no-matching',
    'jsep.apply-remote/match',
    'a transceiver made by addTrack is not used for a remote offer',
    breaking(['jsep.apply-remote/match', 'skip']),
  ),
  fault(
    'matches-any-transceiver',
    'jsep.apply-remote/match',
    'a transceiver made by addTransceiver is used for a remote offer',
    method('RTCPeerConnection', 'addTransceiver', ({ model, proceed }) => {
      const transceiver = proceed();
      for (const one of model.transceivers) one.createdByAddTrack = true;
      return transceiver;
    }),
  ),
  fault(
    'rollback-forgets-transceiver',
    set('4.6.12.3.7'),
    'a rollback removes a transceiver though addTrack has given it a track',
    forgetsAddedTrack,
  ),
  fault(
    'rollback-keeps-transceiver',
    set('4.6.12.3.7'),
    'a rollback leaves the transceivers that the remote offer made',
    breaking([set('4.6.12.3.7'), 'skip']),
  ),
  fault(
    'rollback-keeps-mid',
    set('4.6.12.3.1'),
    'a rollback leaves the mid of a transceiver',
    breaking([set('4.6.12.3.1'), 'skip']),
  ),
  fault(
    'no-implicit-rollback',
    'RTCPeerConnection.setRemoteDescription/3.1',
    'a remote offer is refused while a local one is pending',
    breaking(['RTCPeerConnection.setRemoteDescription/3.1', 'skip']),
  ),
  fault('takes-munged-offer', setLocal('4.2'), 'a changed offer can be set', breaking([setLocal('4.2'), 'skip'])),
  fault(
    'implicit-offer-only',
    setLocal('4.1'),
    'setLocalDescription() makes an offer in every state',
    breaking([setLocal('4.1'), 'force']),
  ),
  fault(
    'set-local-description-pending',
    set('4.6.21'),
    'the promise of setLocalDescription() without a description never settles',
    method('RTCPeerConnection', 'setLocalDescription', ({ args, proceed }) => {
      const result = proceed();
      return args.length === 0 ? new Promise(() => {}) : result;
    }),
  ),
  fault(
    'operations-in-parallel',
    'chain-an-operation/6',
    'operations do not wait for each other',
    breaking(['chain-an-operation/5', 'skip'], ['chain-an-operation/6', 'force']),
  ),
  fault(
    'restart-keeps-credentials',
    'jsep.create-offer/ice-restart',
    'an offer after restartIce has the old credentials',
    breaking(['jsep.create-offer/ice-restart', 'skip']),
  ),
];
