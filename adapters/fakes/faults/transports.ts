import { createAnyCandidatePair } from '../../../spec-model/ice/candidate-pair';
import { IceTransport } from '../../../spec-model/ice/transport';
import { stamp } from '../../../spec-model/idl/platform-object';
import { connectMedia } from '../../../spec-model/simulator/connected';
import { SimulatedIceAgent } from '../../../spec-model/simulator/ice-agent';
import { type Fault, fault, type Plant } from './fault';
import { another, breaking, type Firing, getter, last, losing, method, modelOf, worldOf } from './plant';

const set = (number: string): string => `set-a-session-description/${number}`;
const change = (number: string): string => `change-the-selected-candidate-pair-and-state/${number}`;

const atTransport = ({ target }: Firing): boolean => target instanceof IceTransport;

/** An object of its own for each time that an attribute is read. */
const eachTime: Plant = (simulator) =>
  getter('RTCRtpSender', 'transport', ({ senderTransport }, right) => {
    if (!senderTransport) return right;
    const object: object = Reflect.construct(EventTarget, [], simulator.RTCDtlsTransport as () => void);
    stamp(object, senderTransport);
    return object;
  })(simulator);

const closing: Plant = method('RTCPeerConnection', 'close', ({ model, proceed }) => {
  const { observer } = model.world;
  const open = !model.isClosed;
  proceed();
  if (open) for (const { iceTransport } of model.dtlsTransports) observer.fire(model, iceTransport, 'statechange', {});
});

/** Shows the pair that is selected to be another object each time. */
const pairs: Plant = (simulator) =>
  method('RTCIceTransport', 'getSelectedCandidatePair', ({ proceed }) => {
    const pair = proceed();
    return pair && another(simulator.RTCIceCandidatePair as { prototype: object }, modelOf(pair));
  })(simulator);

const premature: Plant = method('RTCIceTransport', 'getSelectedCandidatePair', ({ model, proceed }) => {
  model.selectedCandidatePair ??= createAnyCandidatePair();
  const { iceTransportState: state } = model;
  model.iceTransportState = state === 'new' ? 'checking' : state;
  const pair = proceed();
  model.iceTransportState = state;
  return pair;
});

const trusting: Plant = (simulator) => {
  worldOf(simulator).agent = new SimulatedIceAgent({ verifies: false }, connectMedia);
};

export const transportFaults: readonly Fault[] = [
  fault(
    'transport-each-time',
    set('4.6.11.1.1.6'),
    'reading the transport of a sender gives another object each time',
    eachTime,
  ),
  fault(
    'receiver-without-transport',
    set('4.6.11.1.1.7'),
    'a receiver has no transport',
    breaking([set('4.6.11.1.1.7'), 'skip'], [set('4.6.11.2.14.5'), 'skip']),
  ),
  fault(
    'unbundled-transports',
    set('4.6.11.1.1.4'),
    'sections that were bundled keep transports of their own',
    breaking([set('4.6.11.1.1.4'), 'skip']),
  ),
  fault(
    'rollback-keeps-transport',
    set('4.6.12.3.2'),
    'a rollback leaves a sender the transport that the offer gave',
    breaking([set('4.6.12.3.2'), 'skip']),
  ),
  fault(
    'no-ice-role',
    set('4.6.11.2.14.6'),
    'the role of an ICE transport is null until it is connected',
    getter('RTCIceTransport', 'role', ({ iceTransportState: state }, right) => (state === 'new' ? null : right)),
  ),
  fault(
    'no-local-parameters',
    set('4.6.11.1.1.5'),
    'an ICE transport tells its local parameters only when gathering is over',
    method('RTCIceTransport', 'getLocalParameters', ({ model, proceed }) =>
      model.iceGathererState === 'complete' ? proceed() : null,
    ),
  ),
  fault(
    'no-local-candidates',
    'surface-a-candidate/6',
    'an ICE transport lists no local candidates',
    breaking(['surface-a-candidate/6', 'skip']),
  ),
  fault('pair-before-it-is-selected', change('8.2'), 'there is a selected pair before there are candidates', premature),
  fault('pair-each-time', 'create-an-RTCIceCandidatePair/2', 'the selected pair is another object each time', pairs),
  fault(
    'loses-gatheringstatechange',
    'ice-gathering-began/6',
    'an ICE transport does not tell how far gathering is',
    losing(({ type }) => type === 'gatheringstatechange'),
  ),
  fault(
    'transport-gathers-after-connection',
    'ice-gathering-complete/6',
    'gatheringstatechange of a transport is fired after the events of the connection',
    last(({ type }) => type === 'gatheringstatechange'),
  ),
  fault(
    'loses-ice-statechange',
    change('11'),
    'an ICE transport does not tell that its state has changed',
    losing((event) => event.type === 'statechange' && atTransport(event)),
  ),
  fault(
    'ice-statechange-last',
    change('12'),
    'statechange of an ICE transport is fired after the events of the connection',
    last((event) => event.type === 'statechange' && atTransport(event)),
  ),
  fault(
    'connection-not-derived',
    change('9.5'),
    'connectionState does not follow the ICE transports, only DTLS',
    breaking([change('9.5'), 'skip']),
  ),
  fault('close-fires-statechange', 'close-the-connection/9', 'close fires statechange at ICE transports', closing),
  fault(
    'closed-transport-lives-on',
    'close-the-connection/7',
    'close leaves DTLS transports in the state that they have',
    breaking(['close-the-connection/7', 'skip']),
  ),
  fault(
    'no-certificates',
    'dtls-transport-state-update/4',
    'the certificates of the other side are never there',
    breaking(['dtls-transport-state-update/4', 'skip']),
  ),
  fault(
    'any-certificate',
    'dtls-transport-error/3',
    'any certificate will do, whatever the description names',
    trusting,
  ),
];
