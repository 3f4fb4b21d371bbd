import type { Connection } from '../../../spec-model/peer-connection/connection';
import { type Fault, fault } from './fault';
import { breaking, events, method } from './plant';

const update = (number: string): string => `update-the-negotiation-needed-flag/${number}`;

export const negotiationNeededFaults: readonly Fault[] = [
  fault(
    'negotiationneeded-twice',
    update('2.5'),
    'negotiationneeded is fired twice for one change',
    events((event, fire) => {
      fire(event);
      if (event.type === 'negotiationneeded') fire(event);
    }),
  ),
  fault(
    'negotiationneeded-not-stable',
    update('2.3'),
    'negotiationneeded is fired while an offer is pending',
    breaking([update('2.3'), 'skip']),
  ),
  fault(
    'negotiationneeded-not-needed',
    update('2.4'),
    'negotiationneeded is fired though nothing has to be negotiated',
    breaking([update('2.4'), 'skip']),
  ),
  fault(
    'negotiationneeded-for-each-change',
    update('2.5'),
    'negotiationneeded is fired for each change, though it was fired and nothing was negotiated since',
    breaking([update('2.5'), 'skip']),
  ),
  fault(
    'negotiationneeded-during-operation',
    update('1'),
    'negotiationneeded does not wait for the operations chain',
    breaking([update('1'), 'skip'], [update('2.2'), 'skip']),
  ),
  fault(
    'negotiationneeded-lost-after-rollback',
    'set-a-session-description/4.6.14.3',
    'what is not negotiated after a rollback is not announced',
    (simulator) => {
      const rolledBack = new WeakSet<Connection>();
      for (const name of ['setLocalDescription', 'setRemoteDescription'])
        method('RTCPeerConnection', name, ({ model, args: [description], proceed }) => {
          const rollback = (description as { readonly type?: unknown } | undefined)?.type === 'rollback';
          if (rollback) rolledBack.add(model);
          else rolledBack.delete(model);
          return proceed();
        })(simulator);
      events((event, fire) => {
        if (event.type !== 'negotiationneeded' || !rolledBack.delete(event.connection)) fire(event);
      })(simulator);
    },
  ),
  fault(
    'negotiationneeded-synchronous',
    update('2'),
    'negotiationneeded is fired inside the call that causes it',
    (simulator) => {
      for (const name of ['addTrack', 'addTransceiver'])
        method('RTCPeerConnection', name, ({ model, proceed }) => {
          const result = proceed();
          const due = model.world.work.filter(
            ({ lane, connection }) => lane === 'negotiation-needed' && connection === model,
          );
          for (const work of due) model.world.take(work);
          return result;
        })(simulator);
    },
  ),
  fault(
    'restart-forgets-negotiation',
    'RTCPeerConnection.restartIce/3',
    'restartIce never asks for negotiation',
    breaking(['RTCPeerConnection.restartIce/3', 'skip']),
  ),
  fault(
    'direction-forgets-negotiation',
    'RTCRtpTransceiver.direction.set/8',
    'a changed direction never asks for negotiation',
    breaking(['RTCRtpTransceiver.direction.set/8', 'skip']),
  ),
];
