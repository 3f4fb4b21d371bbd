import { opened, problem, type SemanticContext, type SemanticProblem } from './problem';
import { carrierOf, type DescriptionView, type Direction, type Extension, type SectionView } from './view';

type Problems = Generator<SemanticProblem>;

const sends = (direction: Direction): boolean => direction === 'sendrecv' || direction === 'sendonly';
const receives = (direction: Direction): boolean => direction === 'sendrecv' || direction === 'recvonly';

/** An answer sends only what the offer wants to receive, and the other way round. */
const isCompatible = (answered: Direction, offered: Direction): boolean =>
  (!sends(answered) || receives(offered)) && (!receives(answered) || sends(offered));

/** From here on the number is none yet: the answer is to choose one (RFC 8285, section 6). */
const firstUnassigned = 4096;

/** Whether a header extension has another number than it had, or one that was another's. */
const isRemapped = ({ id, uri, encrypted }: Extension, known: readonly Extension[]): boolean => {
  const alike = known.filter((one) => one.uri === uri && one.encrypted === encrypted);
  if (alike.some((one) => one.id === id)) return false;
  const fixed = alike.length > 0 && alike.every((one) => one.id < firstUnassigned);
  return fixed || known.some((one) => one.id === id);
};

/** Numbers in use may not be given to others (RFC 8285, section 6); what becomes of a description that does so is not said. */
function* sameExtensions(section: SectionView, known: SectionView): Problems {
  if (!section.isData && section.extensions.some((one) => isRemapped(one, known.extensions)))
    yield problem('extensions', section, 'open', 'other numbers for header extensions');
}

function* answeredSection(answered: SectionView, offered: SectionView): Problems {
  const { kind, protocol, mid } = offered;
  if (answered.kind !== kind) yield problem('section-kind', answered, 'any-error', `${answered.kind} answers ${kind}`);
  if (answered.protocol !== protocol)
    yield problem('section-protocol', answered, 'any-error', `${answered.protocol} answers ${protocol}`);
  // An answerer that does not know a=mid leaves it out.
  if (answered.mid !== mid)
    yield problem(
      'section-mid',
      answered,
      answered.mid === null ? 'open' : 'any-error',
      `mid ${answered.mid} answers ${mid}`,
    );
  if (answered.rejected) return;
  if (offered.rejected) yield problem('section-revived', answered, 'any-error', 'accepts a rejected section');
  if (!answered.isData && !isCompatible(answered.direction, offered.direction))
    yield problem('direction', answered, 'any-error', `${answered.direction} answers ${offered.direction}`);
  yield* sameExtensions(answered, offered);
  const feedback = feedbackOf(offered);
  if (feedbackOf(answered).some((one) => !feedback.includes(one)))
    yield problem('feedback', answered, 'open', 'feedback that was not offered');
  if (answered.bundleOnly) yield problem('bundle', answered, 'open', 'a=bundle-only in an answer');
  if (!answered.formats.some((format) => offered.formats.includes(format)))
    yield problem('formats', answered, 'open', 'no format of the offer');
}

/** Kinds of feedback, whatever codec they are for. */
const feedbackOf = ({ feedback }: SectionView): string[] => feedback.map((line) => line.slice(line.indexOf(' ') + 1));

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Another DTLS association needs new ICE credentials; the same one keeps its roles (RFC 9429, sections 5.8.3 and 5.11). */
function* association(section: SectionView, before: SectionView, { type, role, begun }: SemanticContext): Problems {
  const { index, tlsId, fingerprints, setup, ufrag } = section;
  const otherId = tlsId !== before.tlsId && tlsId !== null && before.tlsId !== null;
  const stated = fingerprints.length > 0 && before.fingerprints.length > 0;
  const otherPrint = stated && !sameList(fingerprints, before.fingerprints);
  const restarts = ufrag !== before.ufrag || section.pwd !== before.pwd;
  if (otherId && !restarts)
    yield problem('association', section, begun ? 'any-error' : 'open', 'another a=tls-id without an ICE restart');
  else if (otherPrint && !restarts)
    yield problem(
      'association',
      section,
      type === 'offer' || !begun ? 'open' : 'any-error',
      'another a=fingerprint without an ICE restart',
    );
  const now = role?.(index) ?? null;
  const decided = setup === 'active' || setup === 'passive';
  if (!otherId && !otherPrint && now !== null && decided && setup !== now)
    yield problem(
      'association',
      section,
      restarts ? 'open' : 'any-error',
      `a=setup:${setup} in an association with the other role`,
    );
}

/** Whether a section has other credentials than before; undefined where it has none, or was not there. */
const renewed = (section: SectionView | undefined, before: SectionView | undefined): boolean | undefined => {
  if (!section?.ufrag || !before?.ufrag || section.rejected || before.rejected) return undefined;
  return section.mid === before.mid ? section.ufrag !== before.ufrag || section.pwd !== before.pwd : undefined;
};

/** An answer has new ICE credentials where the offer restarts ICE, and only there (RFC 9429, section 5.10). */
function* restart(section: SectionView, before: SectionView, { offer, offeredBefore }: SemanticContext): Problems {
  const { index } = section;
  const [asked, answered] = [renewed(offer?.sections[index], offeredBefore?.sections[index]), renewed(section, before)];
  if (asked === undefined || answered === undefined || asked === answered) return;
  const what = asked ? 'the old ICE credentials answer an ICE restart' : 'new ICE credentials without an ICE restart';
  yield problem('ice-credentials', section, 'any-error', what);
}

/**
 * Whether another section carries a section: then what it says of its own transport means nothing (RFC 9143, section 7.1.3). An answer decides so;
 * an offer that repeats it takes for granted that the other side agreed.
 */
const isCarried = ({ mid, index }: SectionView, view: DescriptionView): boolean =>
  (carrierOf(view, mid)?.index ?? index) !== index;

/** The checks of a description against the one of the same side that is in force. */
export function* checkContinuity(view: DescriptionView, previous: DescriptionView, context: SemanticContext): Problems {
  for (const section of view.sections) {
    const before = previous.sections[section.index];
    if (!before || before.rejected || section.rejected || before.mid !== section.mid) continue;
    if (context.type === 'offer') yield* sameExtensions(section, before);
    const found = section.fingerprints.length > 0 ? [...association(section, before, context)] : [];
    if (context.type !== 'offer') {
      if (isCarried(section, view)) continue;
      yield* found;
      yield* restart(section, before, context);
    } else yield* isCarried(section, view) && isCarried(before, previous) ? found.map(opened) : found;
  }
}

/**
 * The checks of an answer against its offer.
 * @see https://www.rfc-editor.org/rfc/rfc3264#section-6
 */
export function* checkAnswer(answer: DescriptionView, offer: DescriptionView): Problems {
  if (answer.sections.length !== offer.sections.length) {
    yield problem(
      'section-count',
      null,
      'any-error',
      `${answer.sections.length} sections answer ${offer.sections.length}`,
    );
    return;
  }
  for (const [index, offered] of offer.sections.entries()) yield* answeredSection(answer.sections[index]!, offered);
  for (const group of answer.bundle)
    if (!offer.bundle.some((offered) => group.every((mid) => offered.includes(mid))))
      yield problem('bundle', null, 'any-error', 'group is not part of an offered one');
}

/**
 * The checks of an offer against the description in force: sections stay, unless they were rejected.
 * @see https://www.rfc-editor.org/rfc/rfc3264#section-8
 */
export function* checkSubsequentOffer(
  offer: DescriptionView,
  previous: DescriptionView,
  { retired }: SemanticContext,
): Problems {
  if (offer.sections.length < previous.sections.length) {
    yield problem(
      'section-count',
      null,
      'any-error',
      `${offer.sections.length} sections where there were ${previous.sections.length}`,
    );
    return;
  }
  for (const [index, before] of previous.sections.entries()) {
    const section = offer.sections[index]!;
    if (before.rejected || retired?.(index)) continue;
    // RFC 3264, section 8.3.3, lets an offer change the type of media; JSEP does not say what becomes of the transceiver.
    if (section.kind !== before.kind)
      yield problem('section-kind', section, 'open', `${section.kind} was ${before.kind}`);
    // JSEP keeps mids in the offers that it makes, and makes one up where an offer has none.
    if (section.mid !== before.mid && before.mid !== null)
      yield problem(
        section.mid === null ? 'section-mid' : 'section-renamed',
        section,
        'open',
        `mid ${section.mid} was ${before.mid}`,
      );
  }
}
