import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Connection } from '../peer-connection/connection';
import { isImplemented } from './capabilities';
import { descendingScales, type Encoding, without } from './encoding';
import { maximalEncodings } from './maximal-encodings';
import type { Kind } from './track';

const step = algorithm('RTCPeerConnection.addTransceiver');

/** rid-id of RFC 8851, section 10: one or more letters, digits, '-' and '_'. */
const ridGrammar = /^[A-Za-z0-9_-]+$/;

/** Members that an application can not set, other than rid. There were some in earlier texts; the dictionary has none left. */
const readOnly: readonly string[] = [];

const ridsInvalid = ({ world: { edition } }: Connection, encodings: readonly Encoding[]): boolean => {
  const rids = encodings.flatMap((encoding) => (encoding.rid === undefined ? [] : [encoding.rid]));
  return (
    step(
      '8.1a',
      rids.some((rid) => !ridGrammar.test(rid)),
    ) ||
    step('8.1b', rids.length > 0 && rids.length < encodings.length && edition.has('2774')) ||
    step('8.1c', new Set(rids).size < rids.length && edition.has('2774'))
  );
};

/** Steps 8.3 and 8.4. Unlike the letter, 8.4 throws and is for encodings with a codec: the method gives no promise (CONFORMANCE.md, `codec-unsupported`). */
const codecsInvalid = (connection: Connection, kind: Kind, encodings: readonly Encoding[]): Thrown | undefined => {
  const codecs = encodings.flatMap(({ codec }) => (codec ? [codec] : []));
  if (codecs.length === 0) return;
  const { chooser } = connection.world;
  const known = codecs.map((codec) => isImplemented(connection.world, 'send', kind, codec));
  const open = !known.includes(false) && known.includes(undefined);
  const unknown = open ? chooser.choose('codec.implemented', [false, true], connection) : known.includes(false);
  if (step('8.3', unknown)) return throws('OperationError', 'a codec is not implemented for sending');
  if (step('8.4', chooser.choose('encoding.codec', [false, true], connection)))
    return throws('OperationError', 'encodings can not have codecs of their own');
  return undefined;
};

const scalesInvalid = (encodings: readonly Encoding[]): Thrown | undefined => {
  const below = ({ scaleResolutionDownBy: scale }: Encoding) => scale !== undefined && scale < 1;
  if (step('8.6', encodings.some(below))) return throws('RangeError', 'scaleResolutionDownBy is below 1');
  const standing = ({ maxFramerate }: Encoding) => maxFramerate !== undefined && !(maxFramerate > 0);
  if (step('8.7', encodings.some(standing))) return throws('RangeError', 'maxFramerate is not above 0');
  return undefined;
};

/** Steps 8.9 to 8.12: what is not said is filled in, and what is too much is dropped. */
const complete = (connection: Connection, kind: Kind, given: readonly Encoding[]): readonly Encoding[] => {
  const scaled = given.some(({ scaleResolutionDownBy }) => scaleResolutionDownBy !== undefined);
  let encodings = given;
  if (step('8.9', scaled)) encodings = encodings.map((encoding) => ({ scaleResolutionDownBy: 1, ...encoding }));
  const limit = maximalEncodings(connection, given, kind);
  if (step('8.10', encodings.length > limit)) encodings = encodings.slice(0, limit);
  if (step('8.11', kind === 'video' && !scaled)) encodings = descendingScales(encodings);
  if (step('8.12', encodings.length === 1)) encodings = encodings.map((encoding) => without(encoding, 'rid'));
  return encodings;
};

/**
 * Step 8 of addTransceiver: checks the encodings, and gives them as the sender will have them.
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-addtransceiver
 */
export const validateSendEncodings = (
  connection: Connection,
  kind: Kind,
  given: readonly Encoding[],
): readonly Encoding[] | Thrown => {
  if (ridsInvalid(connection, given)) return throws('TypeError', 'invalid, missing or duplicate rid');
  if (
    step(
      '8.2',
      given.some((encoding) => readOnly.some((name) => name in encoding)),
    )
  )
    return throws('InvalidAccessError', 'a member is read-only');
  const invalid = codecsInvalid(connection, kind, given);
  if (invalid) return invalid;
  const encodings = step('8.5', kind === 'audio' && connection.world.edition.has('2772-audio'))
    ? given.map((encoding) => without(encoding, 'scaleResolutionDownBy', 'maxFramerate'))
    : given;
  return scalesInvalid(encodings) ?? complete(connection, kind, encodings);
};
