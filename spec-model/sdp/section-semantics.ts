import { isRtp } from './fields';
import { opened, problem, type SemanticContext, type SemanticProblem } from './problem';
import { carrierOf, type DescriptionView, type SectionView } from './view';

type Problems = Generator<SemanticProblem>;

/** Sizes of RFC 8839, section 5.4. */
const sizes = { ufrag: [4, 256], pwd: [22, 256] } as const;

function* credentials(section: SectionView): Problems {
  for (const name of ['ufrag', 'pwd'] as const) {
    const value = section[name];
    const [least, most] = sizes[name];
    if (value === null) yield problem('ice-credentials', section, 'any-error', `no a=ice-${name}`);
    else if (value.length < least || value.length > most)
      yield problem('ice-credentials', section, 'any-error', `a=ice-${name} has not ${least} to ${most} characters`);
  }
}

function* dtls(section: SectionView, { type, offer }: SemanticContext): Problems {
  const { setup } = section;
  if (section.fingerprints.length === 0) yield problem('fingerprint', section, 'any-error', 'no a=fingerprint');
  // Without the attribute RFC 4145 has a default.
  if (setup === null) yield problem('setup', section, 'open', 'no a=setup');
  else if (setup === 'holdconn') yield problem('setup', section, 'any-error', 'a=setup:holdconn');
  else if (type !== 'offer' && setup === 'actpass')
    yield problem('setup', section, 'any-error', 'a=setup:actpass in an answer');
  else if (type !== 'offer' && setup === offer?.sections[section.index]?.setup)
    yield problem('setup', section, 'any-error', `a=setup:${setup} answers the same`);
}

function* rtp(section: SectionView, transport: boolean, { remote, requireRtcpMux }: SemanticContext): Problems {
  if (transport && !section.hasRtcpMux && requireRtcpMux !== false)
    yield problem('rtcp-mux', section, remote ? 'certain' : 'any-error', 'no a=rtcp-mux');
  // RFC 9429 has section 5.2.1 leave it out there, and section 5.8.3 ask for it in every section.
  else if (section.bundleOnly && !section.hasRtcpMux && requireRtcpMux !== false)
    yield problem('rtcp-mux', section, 'open', 'no a=rtcp-mux in a bundle-only section');
  if (section.hasRtcpMuxOnly && !section.hasRtcpMux)
    yield problem('rtcp-mux-only', section, 'any-error', 'a=rtcp-mux-only without a=rtcp-mux');
  // RFC 8866 wants one; what is not known is to be ignored.
  const unmapped = section.formats.find(
    (format) => Number(format) >= 96 && !section.codecs.some(({ payloadType }) => payloadType === Number(format)),
  );
  if (unmapped !== undefined) yield problem('formats', section, 'open', `no a=rtpmap for ${unmapped}`);
  const primary = section.codecs.find(({ name, parameters }) => {
    const apt = name.toLowerCase() === 'rtx' ? /(?:^|;) *apt=([0-9]+)/i.exec(parameters ?? '')?.[1] : undefined;
    return apt !== undefined && !section.formats.includes(apt);
  });
  if (primary) yield problem('rtx', section, 'any-error', `rtx for ${primary.parameters}, which is not there`);
}

/** RFC 9429, section 5.8.3, asks for them wherever a=simulcast is, and section 5.8.2 has it processed in sections of RTP only. */
function* simulcast(section: SectionView): Problems {
  const known = new Set(section.rids.map(({ id }) => id));
  const named = [...(section.simulcast?.send ?? []), ...(section.simulcast?.recv ?? [])].flat();
  const unknown = named.find((id) => !known.has(id));
  const certainty = isRtp(section.protocol) ? 'any-error' : 'open';
  if (unknown !== undefined)
    yield problem('simulcast', section, certainty, `a=simulcast names ${unknown}, which no a=rid has`);
}

/**
 * Whether the section states its transport itself. Those that another section carries may leave it out: marked bundle-only, in an answer, or in
 * an offer after the first (RFC 9143, section 7.1.3).
 */
function statesTransport(
  view: DescriptionView,
  section: SectionView,
  { type, previous }: SemanticContext,
): 'yes' | 'no' | 'initial' {
  const carrier = carrierOf(view, section.mid);
  if (carrier === undefined || carrier.mid === section.mid) return 'yes';
  return section.bundleOnly || type !== 'offer' || previous ? 'no' : 'initial';
}

/** The checks of RFC 9429, section 5.8.3, for one section that is not rejected. */
export function* checkSection(view: DescriptionView, section: SectionView, context: SemanticContext): Problems {
  const transport = statesTransport(view, section, context);
  const stated = transport === 'no' ? [] : [...credentials(section), ...dtls(section, context)];
  const found = [...stated, ...(isRtp(section.protocol) ? rtp(section, transport !== 'no', context) : [])];
  // In a first offer every section has its own transport, but what carries a bundle is known without it.
  if (transport === 'initial') yield* found.map((p) => (p.what.startsWith('no a=') ? opened(p) : p));
  else yield* found;
  yield* simulcast(section);
  if (section.hasCrypto) yield problem('prohibited', section, 'open', 'a=crypto');
  if (section.isData && section.protocol !== 'DTLS/SCTP' && section.sctpPort === null)
    yield problem('sctp-port', section, 'any-error', 'no a=sctp-port');
}
