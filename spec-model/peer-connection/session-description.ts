import { algorithm } from '../infra/step';
import { type Description, description, type SdpType } from './connection';

const step = algorithm('RTCSessionDescription.constructor');

/** https://w3c.github.io/webrtc-pc/#dom-sessiondescription */
export const constructSessionDescription = (type: SdpType, sdp: string): Description =>
  step('1') ? description(type, sdp) : description('rollback', '');
