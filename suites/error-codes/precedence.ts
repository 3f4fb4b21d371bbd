import * as fc from 'fast-check';
import { type Property, property } from '../property';
import { allPairs, type FaultyMethod, faultyMethods, withFaults } from './faults';

/** Requirements that decide which of two errors comes first. */
const checks: Readonly<Record<string, readonly string[]>> = {
  addTrack: ['webidl/conversion', 'RTCPeerConnection.addTrack/5', 'RTCPeerConnection.addTrack/6'],
  removeTrack: ['webidl/conversion', 'RTCPeerConnection.removeTrack/3', 'RTCPeerConnection.removeTrack/4'],
  addTransceiver: [
    'RTCPeerConnection.addTransceiver/5.1',
    'RTCPeerConnection.addTransceiver/7',
    'RTCPeerConnection.addTransceiver/8.1',
    'RTCPeerConnection.addTransceiver/8.6',
    'RTCPeerConnection.addTransceiver/8.7',
  ],
  addIceCandidate: [
    'RTCPeerConnection.addIceCandidate/3',
    'RTCPeerConnection.addIceCandidate/4.1',
    'RTCPeerConnection.addIceCandidate/4.2.1',
    'RTCPeerConnection.addIceCandidate/4.3.1',
    'RTCPeerConnection.addIceCandidate/4.5',
  ],
  replaceTrack: ['RTCRtpSender.replaceTrack/5', 'chain-an-operation/2', 'RTCRtpSender.replaceTrack/6.1'],
  direction: [
    'RTCRtpTransceiver.direction.set/3',
    'RTCRtpTransceiver.direction.set/5',
    'RTCRtpTransceiver.direction.set/6',
  ],
  setRemoteDescription: ['set-a-session-description/4.5.2', 'set-a-session-description/4.5.3', 'webidl/conversion'],
  setLocalDescription: [
    'RTCPeerConnection.setLocalDescription/4.2',
    'RTCPeerConnection.setLocalDescription/4.3',
    'set-a-session-description/2',
  ],
  setStreams: ['RTCRtpSender.setStreams/3', 'webidl/conversion'],
  stop: ['RTCRtpTransceiver.stop/3', 'RTCRtpTransceiver.stop/4'],
  createAnswer: ['RTCPeerConnection.createAnswer/2', 'create-an-answer/1'],
  createOffer: ['RTCPeerConnection.createOffer/2', 'create-an-offer/1'],
  createDataChannel: [
    'RTCPeerConnection.createDataChannel/2',
    'RTCPeerConnection.createDataChannel/14',
    'RTCPeerConnection.createDataChannel/15',
  ],
};

const precedence = (method: FaultyMethod): Property =>
  property('error-codes', `precedence-${method.method.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, {
    title: `${method.method}: the right error, and the first of two that are due`,
    checks: checks[method.method] ?? [],
    cases: allPairs(method),
    script: fc.subarray([...method.faults], { minLength: 1 }).map((faults) => withFaults(method, faults)),
  });

/** One property a method: each error alone, all pairs, and more at once. */
export const precedences: readonly Property[] = faultyMethods.map(precedence);
