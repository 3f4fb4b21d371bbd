import { addIceCandidate } from './add-ice-candidate';
import { type Fault, fault } from './fault';

export const legacyFaults: readonly Fault[] = [
  fault(
    'two-arguments',
    'webidl/conversion',
    'addIceCandidate(candidate, callback) is taken, and the callback called',
    addIceCandidate(({ args, proceed }) => {
      if (args.length !== 2) return proceed();
      return proceed([args[0], args[1], () => {}]);
    }),
  ),
  fault(
    'takes-string',
    'webidl/conversion',
    'addIceCandidate takes a candidate string as its argument',
    addIceCandidate(({ args, proceed }) =>
      typeof args[0] === 'string' ? proceed([{ candidate: args[0], sdpMLineIndex: 0 }, ...args.slice(1)]) : proceed(),
    ),
  ),
  fault(
    'failure-callback-without-error',
    'RTCPeerConnection.addIceCandidate.legacy/6',
    'the failure callback is called without the error',
    addIceCandidate(({ args, proceed }) => {
      const [init, success, failure] = args;
      return proceed(typeof failure === 'function' ? [init, success, () => failure()] : args);
    }),
  ),
  fault(
    'loses-failure-callback',
    'RTCPeerConnection.addIceCandidate.legacy/6',
    'the failure callback is never called',
    addIceCandidate(({ args, proceed }) =>
      proceed(args.length > 2 && typeof args[2] === 'function' ? [args[0], args[1], () => {}] : args),
    ),
  ),
];
