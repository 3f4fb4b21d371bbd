import { algorithm, type Step } from '../infra/step';
import type { World } from '../infra/world';
import type { Codec } from './codec';
import { subtypeOf } from './codec';
import { codecDictionaryMatch, isIn } from './codec-dictionary-match';
import { type Capabilities, ownCapabilities } from './implemented';
import type { Kind } from './track';

export type Side = 'send' | 'receive';

const senderStep = algorithm('RTCRtpSender.getCapabilities');
const receiverStep = algorithm('RTCRtpReceiver.getCapabilities');

/** Each entry another payload type in an offer, and retransmission once, without parameters. */
const distinct = (codecs: readonly Codec[]): boolean =>
  codecs.every((codec, index) => codecs.findIndex((other) => codecDictionaryMatch(codec, other)) === index) &&
  codecs.filter((codec) => subtypeOf(codec) === 'rtx').length <= 1 &&
  codecs.every((codec) => subtypeOf(codec) !== 'rtx' || codec.sdpFmtpLine === undefined);

const ofKind = (kind: Kind, { codecs }: Capabilities): boolean =>
  codecs.length > 0 && codecs.every(({ mimeType }) => mimeType.toLowerCase().startsWith(`${kind}/`));

/**
 * What is implemented. It is the implementation's to say: judging, what the trace shows, if that is a list at all; undefined where the
 * trace does not show it.
 */
export const implemented = ({ chooser }: World, side: Side, kind: Kind): Capabilities | undefined => {
  if (!chooser.capabilities) return ownCapabilities[kind];
  const shown = chooser.capabilities(side, kind);
  return shown && ofKind(kind, shown) && distinct(shown.codecs) ? shown : undefined;
};

export const implementedCodecs = (world: World, side: Side, kind: Kind): readonly Codec[] | undefined =>
  implemented(world, side, kind)?.codecs;

/** Whether a codec is implemented; undefined: nothing is known of the implementation. One of another kind is not. */
export const isImplemented = (world: World, side: Side, kind: Kind, codec: Codec): boolean | undefined => {
  if (!codec.mimeType.toLowerCase().startsWith(`${kind}/`)) return false;
  const codecs = implementedCodecs(world, side, kind);
  return codecs && isIn(codecs, codec);
};

const getCapabilities = (step: Step, world: World, side: Side, kind: string): Capabilities | null => {
  if (step('2', kind !== 'audio' && kind !== 'video')) return null;
  const shown = implemented(world, side, kind as Kind) ?? ownCapabilities[kind as Kind];
  return step('3') ? shown : null;
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpsender-getcapabilities */
export const getSenderCapabilities = (world: World, kind: string): Capabilities | null =>
  getCapabilities(senderStep, world, 'send', kind);

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpreceiver-getcapabilities */
export const getReceiverCapabilities = (world: World, kind: string): Capabilities | null =>
  getCapabilities(receiverStep, world, 'receive', kind);
