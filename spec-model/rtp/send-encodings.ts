import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Kind } from './track';

const step = algorithm('RTCPeerConnection.addTransceiver');

/** RTCRtpEncodingParameters, the members that addTransceiver looks at. */
export interface Encoding {
  readonly rid?: string;
  readonly scaleResolutionDownBy?: number;
  readonly maxFramerate?: number;
}

/** rid-id of RFC 8851, section 10: one or more letters, digits, '-' and '_'. */
const ridGrammar = /^[A-Za-z0-9_-]+$/;

const ridsInvalid = (encodings: readonly Encoding[]): boolean => {
  const rids = encodings.flatMap((encoding) => (encoding.rid === undefined ? [] : [encoding.rid]));
  return (
    step(
      '8.1a',
      rids.some((rid) => !ridGrammar.test(rid)),
    ) ||
    step('8.1b', rids.length > 0 && rids.length < encodings.length) ||
    step('8.1c', new Set(rids).size < rids.length)
  );
};

/**
 * The checks of addTransceiver's step 8, in its order.
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-addtransceiver
 */
export const validateSendEncodings = (kind: Kind, encodings: readonly Encoding[]): Thrown | undefined => {
  if (ridsInvalid(encodings)) return throws('TypeError', 'invalid, missing or duplicate rid');
  if (step('8.5', kind === 'audio')) return; // audio: both members that are checked below are dropped
  if (
    step(
      '8.6',
      encodings.some(({ scaleResolutionDownBy: scale }) => scale !== undefined && scale < 1),
    )
  )
    return throws('RangeError', 'scaleResolutionDownBy is below 1');
  if (
    step(
      '8.7',
      encodings.some(({ maxFramerate }) => maxFramerate !== undefined && !(maxFramerate > 0)),
    )
  )
    return throws('RangeError', 'maxFramerate is not above 0');
  return undefined;
};
