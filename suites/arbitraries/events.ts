/** Types of events that connections fire in the course of negotiation. */
export const commonEvents = [
  'negotiationneeded',
  'signalingstatechange',
  'track',
  'icecandidate',
  'icegatheringstatechange',
  'iceconnectionstatechange',
  'connectionstatechange',
  'datachannel',
] as const;
