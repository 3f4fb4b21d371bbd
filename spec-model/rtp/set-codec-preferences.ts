import { type Thrown, throws } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { World } from '../infra/world';
import { implementedCodecs } from './capabilities';
import { type Codec, isCompanion } from './codec';
import { codecDictionaryMatch, isIn } from './codec-dictionary-match';
import type { Transceiver } from './transceiver';

const step = algorithm('RTCRtpTransceiver.setCodecPreferences');

const unique = (codecs: readonly Codec[]): Codec[] =>
  codecs.filter((codec, index) => codecs.findIndex((other) => codecDictionaryMatch(other, codec)) === index);

/** For a time, what can only be sent did not count. */
const countsSending = ({ edition }: World): boolean => !edition.has('2926') || edition.has('3018');

/** Step 6; undefined where it is not known what the implementation can do. */
const capabilitiesOf = ({ connection: { world }, kind }: Transceiver): readonly Codec[] | undefined => {
  const send = countsSending(world) ? implementedCodecs(world, 'send', kind) : undefined;
  const receive = implementedCodecs(world, 'receive', kind);
  return send || receive ? [...(send ?? []), ...(receive ?? [])] : undefined;
};

/** Step 7. With one of the two lists only, what is not in it may be in the other. */
const unknownCodec = (transceiver: Transceiver, codecs: readonly Codec[]): boolean => {
  const { connection, kind } = transceiver;
  const { world } = connection;
  const known = capabilitiesOf(transceiver);
  if (codecs.every((codec) => known && isIn(known, codec))) return false;
  const whole =
    implementedCodecs(world, 'receive', kind) && (!countsSending(world) || implementedCodecs(world, 'send', kind));
  return whole ? true : world.chooser.choose('codec.implemented', [true, false], connection);
};

/** Whether there is nothing for media among the codecs that a side implements, which 3018 no longer asks. */
const lacksCommonCodec = ({ connection, kind }: Transceiver, codecs: readonly Codec[]): boolean => {
  const { chooser, edition } = connection.world;
  const asked = () => edition.has('2020-codec-intersection') && !edition.has('3018');
  const sides = (['send', 'receive'] as const).map((side) => implementedCodecs(connection.world, side, kind));
  const lacks = (known: readonly Codec[]) => codecs.every((codec) => isCompanion(codec) || !isIn(known, codec));
  if (sides.some((known) => known && lacks(known))) return asked();
  return sides.includes(undefined) && asked() && chooser.choose('codec.implemented', [true, false], connection);
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtptransceiver-setcodecpreferences */
export const setCodecPreferences = (transceiver: Transceiver, given: readonly Codec[]): undefined | Thrown => {
  const prefer = (codecs: readonly Codec[]): undefined => {
    transceiver.preferredCodecs = codecs;
    transceiver.connection.changes++;
  };
  if (step('3', given.length === 0)) return prefer(given);
  const codecs = step('4') ? unique(given) : given;
  if (step('7.1', unknownCodec(transceiver, codecs)))
    return throws('InvalidModificationError', 'a codec is not implemented');
  if (step('8', codecs.every(isCompanion)))
    return throws('InvalidModificationError', 'there is no codec for media among them');
  if (step('before-3018', lacksCommonCodec(transceiver, codecs)))
    return throws('InvalidModificationError', 'no codec for media can be both sent and received');
  return step('9') ? prefer(codecs) : undefined;
};
