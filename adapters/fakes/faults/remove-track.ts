import type { Sender } from '../../../spec-model/rtp/transceiver';
import { type Fault, fault } from './fault';
import { breaking, method, modelOf } from './plant';

const step = (number: string): string => `RTCPeerConnection.removeTrack/${number}`;

export const removeTrackFaults: readonly Fault[] = [
  fault(
    'detaches-from-stopping',
    step('6'),
    'removeTrack detaches the track of a stopping transceiver',
    breaking([step('6'), 'skip']),
  ),
  fault(
    'remove-keeps-direction',
    step('11'),
    'removeTrack leaves direction as it was',
    breaking([step('11'), 'skip'], [step('12'), 'skip']),
  ),
  fault(
    'remove-keeps-track',
    step('10'),
    'removeTrack changes the direction and leaves the track on the sender',
    breaking([step('10'), 'skip']),
  ),
  fault(
    'remove-forgets-negotiation',
    step('13'),
    'removeTrack never asks for negotiation',
    breaking([step('13'), 'skip']),
  ),
  fault(
    'ignores-foreign-sender',
    step('4'),
    "removeTrack of another connection's sender does nothing, silently",
    method('RTCPeerConnection', 'removeTrack', ({ model, args, proceed }) => {
      const sender = modelOf<Sender | undefined>(args[0] ?? {});
      return sender && !model.isClosed && !model.sendersCreated.has(sender) ? undefined : proceed();
    }),
  ),
  fault(
    'remove-forgets-streams',
    step('10'),
    'removeTrack clears the streams of the sender, too',
    method('RTCPeerConnection', 'removeTrack', ({ args, proceed }) => {
      proceed();
      modelOf<Sender>(args[0]).associatedMediaStreamIds = [];
    }),
  ),
];
