import * as fc from 'fast-check';
import type { Script, Value } from '../../spec-model/vocabulary';
import { answer, call, negotiate, offer, settle, take } from '../arbitraries/commands';
import { callOf } from '../arbitraries/references';
import { history, sequence } from '../arbitraries/scripts';
import {
  addAudio,
  connect,
  connectWith,
  contents,
  createData,
  dtlsOf,
  dtlsOfData,
  meetData,
  meetSender,
} from '../ice-transport/pieces';
import { type Property, property } from '../property';

const states = property('dtls', 'states', {
  title: 'a DTLS transport changes state together with its event; the state of the connection is derived after that',
  checks: [
    'dtls-transport-state-update/3',
    'dtls-transport-state-update/5',
    'update-the-connection-state/5',
    'update-the-connection-state/6',
    'derive.RTCPeerConnectionState/connected',
  ],
  cases: [
    [createData(0), ...connectWith(0, meetData(0), meetData(1))],
    [addAudio(0), ...connectWith(0, meetSender(0), meetSender(1)), call(1, 'close'), settle],
    [addAudio(0), ...connectWith(0, meetSender(0), []), addAudio(0), ...negotiate(0), settle],
  ],
  script: sequence(
    contents,
    fc.constantFrom<Script>(connectWith(0, meetSender(0), meetSender(1)), connectWith(0, meetData(0), meetData(1))),
    fc.constantFrom<Script>([], [call(1, 'close'), settle], negotiate(1)),
    history({ addTransceiver: 1, negotiate: 1, settle: 1 }, 2),
  ),
});

const certificates = property('dtls', 'certificates', {
  title: 'the certificates of the other side are there when DTLS is connected, and not before',
  checks: ['dtls-transport-state-update/4'],
  cases: [
    [addAudio(0), ...offer(0), callOf(dtlsOf(0), 'getRemoteCertificates')],
    [
      addAudio(0),
      ...connect(0),
      callOf(dtlsOf(0), 'getRemoteCertificates'),
      callOf(dtlsOf(1), 'getRemoteCertificates'),
    ],
    [createData(0), ...connect(0), callOf(dtlsOfData(1), 'getRemoteCertificates')],
  ],
  script: sequence(
    contents,
    fc.constantFrom<Script>(offer(0), negotiate(0), connect(0)),
    fc.nat(2).map((sender): Script => [callOf(dtlsOf(sender), 'getRemoteCertificates')]),
    [settle],
  ),
});

/** The local description of a connection with other digits in its fingerprints: some certificate that nobody has. */
const withOtherFingerprint = (pc: 0 | 1): Value => ({
  $: 'local',
  pc,
  edits: ['A:', 'C:', '3:', '9:'].map((find) => ({ find, with: 'B:' })),
});

const forged = (pc: 0 | 1): Script => [
  ...offer(0),
  ...meetSender(0),
  ...meetData(0),
  settle,
  pc === 0 ? call(1, 'setRemoteDescription', withOtherFingerprint(0)) : take(1),
  ...answer(1),
  ...meetSender(1),
  ...meetData(1),
  settle,
  pc === 1 ? call(0, 'setRemoteDescription', withOtherFingerprint(1)) : take(0),
  settle,
];

const fingerprints = property('dtls', 'fingerprints', {
  title:
    'a certificate that the description does not name is an error: the transport fails, error comes before statechange',
  checks: [
    'dtls-transport-error/3',
    'dtls-transport-error/4',
    'dtls-transport-error/5',
    'derive.RTCPeerConnectionState/failed',
  ],
  cases: [
    [createData(0), ...forged(0)],
    [createData(0), ...forged(1)],
    [addAudio(0), ...forged(0)],
  ],
  script: sequence(
    contents,
    fc.constantFrom<Script>(forged(0), forged(1)),
    history({ settle: 1, negotiate: 1, close: 1 }, 1),
  ),
});

export const dtls: readonly Property[] = [states, certificates, fingerprints];
