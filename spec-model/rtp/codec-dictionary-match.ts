import { algorithm } from '../infra/step';
import type { Codec } from './codec';
import { isKeyValue, mediaFormatOf, type Parameters, symmetricParameters } from './media-format';

const step = algorithm('codec-dictionary-match');

const present = (value: unknown): boolean => value !== undefined;

const unread: Parameters = new Map();

const formatsMatch = (first: Codec, second: Codec, ignoreAsymmetricalParameters: boolean): boolean => {
  const [one, other] = step('5.2') ? [mediaFormatOf(first), mediaFormatOf(second)] : [unread, unread];
  const differs = (name: string) => one.get(name) !== other.get(name);
  if (step('5.3', symmetricParameters(first, one, other).some(differs))) return false;
  const names = [...one.keys(), ...other.keys()];
  return !step('5.4', !ignoreAsymmetricalParameters && names.some(differs));
};

/** https://w3c.github.io/webrtc-pc/#dfn-codec-dictionary-match */
export const codecDictionaryMatch = (first: Codec, second: Codec, ignoreAsymmetricalParameters = false): boolean => {
  if (step('1', first.mimeType.toLowerCase() !== second.mimeType.toLowerCase())) return false;
  if (step('2', first.clockRate !== second.clockRate)) return false;
  if (step('3', first.channels !== second.channels)) return false;
  const [line, otherLine] = [first.sdpFmtpLine, second.sdpFmtpLine];
  if (step('4', present(line) !== present(otherLine))) return false;
  if (step('5', line !== undefined && otherLine !== undefined)) {
    if (step('5.1', !isKeyValue(line ?? '') || !isKeyValue(otherLine ?? ''))) return line === otherLine;
    if (!formatsMatch(first, second, ignoreAsymmetricalParameters)) return false;
  }
  return step('6');
};

/** Whether a codec is in a list, by its dictionary. */
export const isIn = (codecs: readonly Codec[], codec: Codec, ignoreAsymmetricalParameters = false): boolean =>
  codecs.some((one) => codecDictionaryMatch(one, codec, ignoreAsymmetricalParameters));
