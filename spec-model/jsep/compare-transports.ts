import { isRtp } from '../sdp/fields';
import type { DescriptionView, SectionView } from '../sdp/view';
import { type Differences, differ, presence } from './difference';
import type { Carrier, DescriptionPlan, SectionPlan } from './plan';

/** Attributes of the categories IDENTICAL and TRANSPORT (RFC 8859), as far as JSEP writes them; 5.8.3 wants a=rtcp-mux in each section. */
const transportNames: readonly string[] = [
  'ice-ufrag',
  'ice-pwd',
  'candidate',
  'end-of-candidates',
  'fingerprint',
  'setup',
  'tls-id',
  'rtcp',
  'rtcp-mux-only',
  'rtcp-rsize',
];

const statesTransport = ({ names }: SectionView): boolean => transportNames.some((name) => names.has(name));

/** In an answer, the first section of a group that is not rejected carries the others. */
const carrierOf = ({ type }: DescriptionPlan, plan: SectionPlan, view: DescriptionView): Carrier | null => {
  if (type === 'offer') return plan.carrier;
  const { mid } = view.sections[plan.offered?.index ?? -1] ?? {};
  const group = view.bundle.find((mids) => mid != null && mids.includes(mid));
  const first = group?.find((one) => view.sections.some((section) => section.mid === one && !section.rejected));
  return group && first !== mid ? 'group' : 'itself';
};

function* compareRtcp(plan: SectionPlan, view: SectionView): Differences {
  const { mux, muxOnly, rsize } = plan.rtcp ?? { mux: null, muxOnly: null, rsize: null };
  if (mux !== null && mux !== view.hasRtcpMux) yield presence('rtcp-mux', 'a=rtcp-mux', mux);
  if (muxOnly !== null && muxOnly !== view.hasRtcpMuxOnly) yield presence('rtcp-mux', 'a=rtcp-mux-only', muxOnly);
  if (rsize !== null && rsize !== view.hasRtcpRsize) yield presence('rtcp-rsize', 'a=rtcp-rsize', rsize);
}

/** A candidate without its extensions: a section and an event may give it others. */
const essence = (candidate: string): string => candidate.split(' ').slice(0, 8).join(' ').toLowerCase();

/** Earlier candidates of the same generation, and their end. */
function* compareCandidates({ before, ufrag }: SectionPlan, view: SectionView): Differences {
  if (!before || !ufrag || !('equals' in ufrag)) return;
  const now = new Set(view.candidates.map(essence));
  if (before.candidates.some((candidate) => !now.has(essence(candidate))))
    yield differ('candidates', 'candidates of a section', 'those that were gathered', 'fewer');
  if (before.endOfCandidates && !view.endOfCandidates) yield presence('candidates', 'a=end-of-candidates', true);
}

function* compareIce(plan: SectionPlan, view: SectionView): Differences {
  const { ufrag } = plan;
  if (view.ufrag === null || view.pwd === null) yield presence('credentials', 'ICE credentials of a section', true);
  else if (ufrag && 'differs' in ufrag && ufrag.differs.includes(view.ufrag))
    yield differ('ice-restart', 'ICE credentials of a section', 'new ones', 'the old ones');
  else if (ufrag && 'equals' in ufrag && view.ufrag !== ufrag.equals)
    yield differ('credentials', 'ICE credentials of a section', 'the old ones', 'new ones');
  else yield* compareCandidates(plan, view);
}

function* compareOwnTransport(plan: SectionPlan, view: SectionView, hasId: boolean): Differences {
  if (view.port === 0) yield differ('port', 'port of a section', 'not 0', '0');
  yield* compareIce(plan, view);
  if (view.fingerprints.length === 0) yield presence('fingerprint', 'a=fingerprint', true);
  if (view.setup === null) yield presence('setup', 'a=setup', true);
  else if (!plan.setup.includes(view.setup)) yield differ('setup', 'a=setup', plan.setup.join(' or '), view.setup);
  if (isRtp(view.protocol)) yield* compareRtcp(plan, view);
  if (hasId && view.tlsId === null) yield presence('tls-id', 'a=tls-id', true);
}

/** `hasId`: what carries a transport has to name its association. */
function* compareCarrier(plan: SectionPlan, view: SectionView, carrier: Carrier | null, hasId: boolean): Differences {
  if (view.bundleOnly !== (carrier === 'group-only') && carrier !== null)
    return yield presence('bundle-only', 'a=bundle-only', carrier === 'group-only');
  if (carrier === 'itself') yield* compareOwnTransport(plan, view, hasId);
  if (carrier === 'group-only' && view.port !== 0)
    yield differ('port', 'port of a bundle-only section', '0', 'another');
  if ((carrier === 'group' || carrier === 'group-only') && statesTransport(view))
    yield differ('bundled', 'transport attributes of a bundled section', 'in the section that carries it', 'repeated');
}

/** As long as nothing is bundled, each section has credentials of its own. */
function* compareSets({ sections }: DescriptionPlan, view: DescriptionView): Differences {
  const own = sections.flatMap(({ carrier, answered }, index) =>
    carrier === 'itself' && !answered ? [view.sections[index]?.ufrag] : [],
  );
  if (own.some((ufrag, index) => own.indexOf(ufrag) !== index))
    yield differ('credentials', 'ICE credentials of sections that are not bundled yet', 'a set each', 'shared');
}

/** How sections are transported, and what they say of it. */
export function* compareTransports(plan: DescriptionPlan, view: DescriptionView): Differences {
  // RFC 8842, 5.3: an answer names its association only if the offer names one.
  const hasId = plan.offer?.sections.every(({ tlsId }) => tlsId === null) !== true;
  for (const [index, section] of plan.sections.entries()) {
    const seen = view.sections[index];
    if (section.rejected === true || !seen || seen.rejected) continue;
    yield* compareCarrier(section, seen, carrierOf(plan, section, view), hasId);
  }
  if (plan.type === 'offer') yield* compareSets(plan, view);
  const prints = new Set(
    view.sections.flatMap(({ fingerprints }) => (fingerprints.length > 0 ? [JSON.stringify(fingerprints)] : [])),
  );
  if (prints.size > 1) yield differ('fingerprint', 'a=fingerprint', 'the same in all sections', 'different ones');
}
