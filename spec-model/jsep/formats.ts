import type { Codec } from '../rtp/codec';
import { mimeTypeOf } from '../rtp/codec';
import { codecsOf, compatible } from '../rtp/negotiated';
import type { Kind } from '../rtp/track';
import { usualCodecs, type WrittenCodec } from '../sdp/codecs';
import type { SectionView } from '../sdp/view';
import type { SectionPlan } from './plan';

const asCodec = (kind: string, { name, clockRate, channels, parameters }: WrittenCodec): Codec => ({
  mimeType: mimeTypeOf(kind as Kind, name),
  clockRate,
  ...(channels === undefined ? {} : { channels }),
  ...(parameters === undefined ? {} : { sdpFmtpLine: parameters }),
});

const isRtx = ({ name }: WrittenCodec): boolean => name === 'rtx';

/** The payload type that a parameter refers to: of rtx (apt=96) or red (111/111). */
const referred = ({ parameters }: WrittenCodec): number | undefined => {
  const match = /^(?:apt=)?([0-9]+)(?:\/|$)/.exec(parameters ?? '');
  return match ? Number(match[1]) : undefined;
};

/** Payload types of a section by format, and those that are taken. */
class Mapping {
  private readonly taken: Set<number>;

  constructor(
    private readonly kind: string,
    private readonly section: SectionView | null,
    own: readonly WrittenCodec[],
  ) {
    this.taken = new Set([...own.map(({ payloadType }) => payloadType)]);
    for (const { payloadType } of this.known) this.taken.add(payloadType);
  }

  private get known() {
    return this.section ? codecsOf(this.section) : [];
  }

  /** What the section has for a format; for retransmission, of the format with payload type `apt` there. */
  find(format: WrittenCodec, apt?: number): number | undefined {
    return this.known.find(
      (one) =>
        compatible(one, asCodec(this.kind, format)) &&
        (apt === undefined || Number(/apt=(\d+)/.exec(one.sdpFmtpLine ?? '')?.[1]) === apt),
    )?.payloadType;
  }

  /** The usual one, unless the section uses it for something else. */
  invent({ payloadType }: WrittenCodec): number {
    const clash = this.known.some((one) => one.payloadType === payloadType);
    if (!clash) return payloadType;
    let free = 127;
    while (this.taken.has(free)) free--;
    this.taken.add(free);
    return free;
  }
}

const place = (formats: readonly string[], payloadType: number): number => {
  const index = formats.indexOf(String(payloadType));
  return index < 0 ? formats.length : index;
};

/** Formats other than retransmission, in the order that the preferences, or the description before, give them. */
const ordered = (plan: SectionPlan, own: readonly WrittenCodec[], mapping: Mapping): WrittenCodec[] => {
  const { kind, preferences } = plan;
  const primaries = own.filter((format) => !isRtx(format));
  if (preferences)
    return preferences
      .flatMap((codec) => primaries.filter((format) => compatible(codec, asCodec(kind, format))))
      .filter((format, index, all) => all.indexOf(format) === index);
  const model = (plan.offered ?? plan.answered)?.formats ?? [];
  const rank = (format: WrittenCodec) => place(model, mapping.find(format) ?? -1);
  return [...primaries].sort((a, b) => rank(a) - rank(b));
};

const feedbackFor = (format: WrittenCodec, payloadType: number, offered: SectionView | null): readonly string[] => {
  const all = format.feedback ?? [];
  return offered
    ? all.filter((one) => offered.feedback.some((f) => f === `${payloadType} ${one}` || f === `* ${one}`))
    : all;
};

const parametersOf = (format: WrittenCodec, types: ReadonlyMap<number, number>): string | undefined => {
  const type = types.get(referred(format) ?? -1);
  if (type === undefined || !['rtx', 'red'].includes(format.name)) return format.parameters;
  return isRtx(format) ? `apt=${type}` : `${type}/${type}`;
};

/** The formats of a section that is written: what is implemented, as far as it is offered and preferred. */
export const writtenFormats = (plan: SectionPlan): WrittenCodec[] => {
  const { kind, preferences, offered, before } = plan;
  const own = usualCodecs[kind] ?? [];
  const mapping = new Mapping(kind, offered ?? before, own);
  const types = new Map<number, number>();
  const chosen: WrittenCodec[] = [];
  const add = (format: WrittenCodec, apt?: number) => {
    const known = mapping.find(format, apt);
    if (offered && known === undefined) return;
    types.set(format.payloadType, known ?? mapping.invent(format));
    chosen.push(format);
  };
  const withRtx = !preferences || preferences.some(({ mimeType }) => /\/rtx$/i.test(mimeType));
  for (const format of ordered(plan, own, mapping)) {
    add(format);
    const rtx = own.find((one) => isRtx(one) && referred(one) === format.payloadType);
    if (rtx && withRtx && types.has(format.payloadType)) add(rtx, types.get(format.payloadType));
  }
  const model = preferences ? [] : ((offered ?? plan.answered)?.formats ?? []);
  const rank = (format: WrittenCodec) => place(model, types.get(format.payloadType) ?? -1);
  const sorted = [...chosen].sort((a, b) => rank(a) - rank(b));
  return sorted.map((format) => {
    const payloadType = types.get(format.payloadType) ?? format.payloadType;
    const parameters = parametersOf(format, types);
    const feedback = feedbackFor(format, payloadType, offered);
    return { ...format, payloadType, feedback, ...(parameters === undefined ? {} : { parameters }) };
  });
};
