import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import { updateNegotiationNeededFlag } from '../peer-connection/update-the-negotiation-needed-flag';
import type { DirectionOrStopped, Transceiver } from './transceiver';

const getStep = algorithm('RTCRtpTransceiver.direction.get');
const currentStep = algorithm('RTCRtpTransceiver.currentDirection.get');
const setStep = algorithm('RTCRtpTransceiver.direction.set');

const tellsStopped = ({ connection }: Transceiver): boolean => connection.world.edition.has('2019-stopping');

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtptransceiver-direction */
export const getDirection = (transceiver: Transceiver): DirectionOrStopped => {
  if (getStep('2', transceiver.stopping && tellsStopped(transceiver))) return 'stopped';
  return getStep('3') ? transceiver.direction : 'stopped';
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtptransceiver-currentdirection */
export const getCurrentDirection = (transceiver: Transceiver): DirectionOrStopped | null =>
  currentStep('2', transceiver.stopped && tellsStopped(transceiver)) ? 'stopped' : transceiver.currentDirection;

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtptransceiver-direction */
export const setDirection = (transceiver: Transceiver, direction: DirectionOrStopped): undefined | Thrown => {
  const { connection } = transceiver;
  if (setStep('3', transceiver.stopping)) return throws('InvalidStateError', 'the transceiver is stopping');
  if (setStep('5', direction === transceiver.direction)) return;
  if (setStep('6', direction === 'stopped')) return throws('TypeError', 'a direction can not be set to "stopped"');
  if (setStep('7')) transceiver.direction = direction;
  connection.changes++;
  if (setStep('8')) updateNegotiationNeededFlag(connection);
  return undefined;
};

const sends = (direction: DirectionOrStopped): boolean => direction === 'sendrecv' || direction === 'sendonly';
const receives = (direction: DirectionOrStopped): boolean => direction === 'sendrecv' || direction === 'recvonly';

const make = (send: boolean, receive: boolean) =>
  send ? (receive ? 'sendrecv' : 'sendonly') : receive ? 'recvonly' : 'inactive';

/** The other side's view of a direction. */
export const reversed = (direction: DirectionOrStopped) => make(receives(direction), sends(direction));

/** What both directions have in common. */
export const intersection = (a: DirectionOrStopped, b: DirectionOrStopped) =>
  make(sends(a) && sends(b), receives(a) && receives(b));

export { receives, sends };
