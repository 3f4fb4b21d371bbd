import { checkAnswer, checkContinuity, checkSubsequentOffer } from './exchange-semantics';
import { problem, type SemanticContext, type SemanticProblem } from './problem';
import { checkSection } from './section-semantics';
import type { DescriptionView } from './view';

export type { ProblemKind, SemanticContext, SemanticProblem } from './problem';

function* checkMids(view: DescriptionView): Generator<SemanticProblem> {
  const mids = view.sections.map(({ mid }) => mid);
  for (const section of view.sections)
    if (section.mid !== null && mids.indexOf(section.mid) !== section.index)
      yield problem('mid', section, 'any-error', `a=mid:${section.mid} is there twice`);
  const grouped = view.bundle.flat();
  const repeated = grouped.find((mid, index) => grouped.indexOf(mid) !== index);
  if (repeated !== undefined) yield problem('bundle', null, 'any-error', `mid ${repeated} is bundled twice`);
  // RFC 5888 and RFC 9143 do not say what becomes of such a group.
  const unknown = grouped.find((mid) => !mids.includes(mid));
  if (unknown !== undefined) yield problem('bundle', null, 'open', `bundled mid ${unknown} has no section`);
}

function* check(view: DescriptionView, context: SemanticContext): Generator<SemanticProblem> {
  yield* checkMids(view);
  for (const section of view.sections) if (!section.rejected) yield* checkSection(view, section, context);
  const { type, offer, previous } = context;
  if (previous) yield* checkContinuity(view, previous, context);
  if (type !== 'offer' && offer) yield* checkAnswer(view, offer);
  if (type === 'offer' && previous) yield* checkSubsequentOffer(view, previous, context);
}

/** First those that settle the error: certain ones before open ones, and a=rtcp-mux, which webrtc-pc tests first. */
const rank = ({ kind, open }: SemanticProblem): number => (open ? 2 : 0) + (kind === 'rtcp-mux' ? 0 : 1);

/**
 * What a description that is well-formed may not say. The first problem is the one that decides.
 * @see https://www.rfc-editor.org/rfc/rfc9429#section-5.8.3
 */
export function checkSemantics(view: DescriptionView, context: SemanticContext): readonly SemanticProblem[] {
  return [...check(view, context)].sort((a, b) => rank(a) - rank(b));
}
