import { type Fault, fault } from './fault';
import { breaking, candidateConstructor } from './plant';

const emptyForNull = (candidate: object, name: string): object =>
  Reflect.get(candidate, name) === null ? Object.defineProperty(candidate, name, { value: '' }) : candidate;

export const iceCandidateFaults: readonly Fault[] = [
  fault(
    'candidate-without-ids',
    'RTCIceCandidate.constructor/1',
    'RTCIceCandidate is made without sdpMid and sdpMLineIndex',
    breaking(['RTCIceCandidate.constructor/1', 'skip']),
  ),
  fault(
    'candidate-not-parsed',
    'create-an-RTCIceCandidate/4',
    'the attributes of RTCIceCandidate that are read from the line stay null',
    breaking(['create-an-RTCIceCandidate/4', 'skip']),
  ),
  fault(
    'candidate-of-string',
    'webidl/conversion',
    'RTCIceCandidate takes a candidate string as its argument',
    candidateConstructor((args, construct) =>
      construct(typeof args[0] === 'string' ? [{ candidate: args[0], sdpMid: '' }] : args),
    ),
  ),
  fault(
    'candidate-ufrag-absent',
    'create-an-RTCIceCandidate/3',
    'usernameFragment of an RTCIceCandidate is empty unless it was set',
    candidateConstructor((args, construct) => emptyForNull(construct(args), 'usernameFragment')),
  ),
  fault(
    'candidate-mid-defaults',
    'create-an-RTCIceCandidate/3',
    'sdpMid of an RTCIceCandidate is empty where it should be null',
    candidateConstructor((args, construct) => emptyForNull(construct(args), 'sdpMid')),
  ),
];
