import { type Codec, type CodecParameters, subtypeOf } from '../rtp/codec';
import { codecsOf, compatible } from '../rtp/negotiated';
import type { SectionView } from '../sdp/view';
import { type Differences, differ } from './difference';
import type { SectionPlan } from './plan';

/** Whether the codecs can be put to preferences in an order that does not go back; each may stand for several. */
const followsPreferences = (codecs: readonly Codec[], preferences: readonly Codec[]): boolean => {
  let at = 0;
  return codecs.every((codec) => {
    const next = preferences.findIndex((one, index) => index >= at && compatible(one, codec));
    if (next >= 0) at = next;
    return next >= 0;
  });
};

/** Retransmission has its place behind what it belongs to, whatever its place among the preferences is. */
const isPrimary = (codec: Codec): boolean => subtypeOf(codec) !== 'rtx';

function* comparePreferences(preferences: readonly Codec[], codecs: readonly Codec[]): Differences {
  const subject = 'codecs of a section';
  const excluded = codecs.some((codec) => !preferences.some((one) => compatible(one, codec)));
  if (excluded) yield differ('codecs', subject, 'those of setCodecPreferences', 'others too');
  else if (!followsPreferences(codecs.filter(isPrimary), preferences.filter(isPrimary)))
    yield differ('codecs', subject, 'in the order of setCodecPreferences', 'in another order');
}

/** Payload types of both, in the order of each; only what means the same in both. */
const shared = (now: readonly CodecParameters[], earlier: readonly CodecParameters[]) => {
  const known = (one: CodecParameters, list: readonly CodecParameters[]) =>
    list.some((other) => other.payloadType === one.payloadType && compatible(other, one));
  return [
    now.filter((codec) => known(codec, earlier)).map(({ payloadType }) => payloadType),
    earlier.filter((codec) => known(codec, now)).map(({ payloadType }) => payloadType),
  ];
};

/** Without preferences, what was there comes first, in its order. */
function* compareOrder(now: readonly CodecParameters[], earlier: readonly CodecParameters[]): Differences {
  const [seen = [], wanted = []] = shared(now, earlier);
  const places = seen.map((type) => now.findIndex(({ payloadType }) => payloadType === type));
  if (seen.join() !== wanted.join() || places.some((place, index) => place !== index))
    yield differ(
      'codecs',
      'codecs of a section',
      'in the order of the other description, new ones last',
      'in another order',
    );
}

/** Whether the codecs have that one, with its payload type. */
const gives = (codecs: readonly CodecParameters[], codec: CodecParameters): boolean =>
  codecs.some((one) => one.payloadType === codec.payloadType && compatible(one, codec));

/**
 * A payload type once given goes on to mean the same codec (RFC 3264, section 8.3.2). An offer that does not keep to that is answered with
 * its numbers all the same (section 6.1).
 */
function* compareMapping(
  now: readonly CodecParameters[],
  before: readonly CodecParameters[],
  offered: readonly CodecParameters[],
): Differences {
  const changed = now.some((codec) => {
    const old = before.find(({ payloadType }) => payloadType === codec.payloadType);
    return old && !compatible(old, codec) && !gives(offered, codec);
  });
  if (changed)
    yield differ('codecs', 'payload types of a section', 'those of the codecs before', 'given to other codecs');
}

function* compareAnswered(view: SectionView, offered: SectionView): Differences {
  if (!view.formats.some((format) => offered.formats.includes(format)))
    yield differ('codecs', 'codecs of a section', 'one of the offer', 'none of the offer');
  const uris = new Set(offered.extensions.map(({ uri }) => uri));
  if (view.extensions.some(({ uri }) => !uris.has(uri)))
    yield differ('extmap', 'a=extmap lines of a section', 'those of the offer', 'others too');
  const type = (line: string) => line.slice(line.indexOf(' ') + 1);
  const feedback = new Set(offered.feedback.map(type));
  if (view.feedback.some((line) => !feedback.has(type(line))))
    yield differ('rtcp-fb', 'a=rtcp-fb lines of a section', 'those of the offer', 'others too');
}

const mandatory: Readonly<Record<string, readonly string[]>> = {
  audio: ['audio/opus', 'audio/pcmu', 'audio/pcma'],
  video: ['video/vp8', 'video/h264'],
};

/** RFC 7874, section 3, and RFC 7742, section 5, unless preferences exclude them. */
function* compareMandatory(kind: string, codecs: readonly Codec[]): Differences {
  const names = codecs.map(({ mimeType }) => mimeType.toLowerCase());
  const missing = mandatory[kind]?.find((name) => !names.includes(name));
  if (missing) yield differ('codecs', 'codecs that have to be offered', missing, 'missing');
}

/** a=rtpmap of each format; static payload types may do without. */
const unmapped = ({ formats, codecs }: SectionView): boolean =>
  formats.some((format) => Number(format) >= 96 && !codecs.some(({ payloadType }) => payloadType === Number(format)));

/** Formats, their order and payload types, and the attributes that go with them. */
export function* compareFormats(plan: SectionPlan, view: SectionView): Differences {
  const { kind, before, offered, answered, preferences } = plan;
  if (kind === 'application') return;
  const codecs = codecsOf(view);
  if (unmapped(view)) yield differ('codecs', 'a=rtpmap lines of a section', 'one for each format', 'fewer');
  if (offered) yield* compareAnswered(view, offered);
  else if (!preferences && (plan.transceiver?.preferredCodecs.length ?? 0) === 0) yield* compareMandatory(kind, codecs);
  if (preferences) yield* comparePreferences(preferences, codecs);
  else if (plan.transceiver && plan.transceiver.preferredCodecs.length === 0) {
    const model = offered ?? answered;
    if (model) yield* compareOrder(codecs, codecsOf(model));
  }
  if (before) yield* compareMapping(codecs, codecsOf(before), offered ? codecsOf(offered) : []);
}
