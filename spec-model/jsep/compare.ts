import { checkSyntax } from '../sdp/reader';
import { type SectionView, viewDescription } from '../sdp/view';
import { compareFormats } from './compare-formats';
import { compareSession } from './compare-session';
import { compareSimulcast } from './compare-simulcast';
import { compareTransports } from './compare-transports';
import { type Differences, differ, type PlanDifference, text } from './difference';
import type { DescriptionPlan, SectionPlan } from './plan';

export type { PlanDifference } from './difference';

const streamsDiffer = (plan: SectionPlan, view: SectionView): boolean => {
  if (plan.streams === null) return false;
  const ids = view.msids.map(({ stream }) => stream).filter((stream) => stream !== '-');
  return ids.length !== plan.streams.length || plan.streams.some((id) => !ids.includes(id));
};

const streamsTold = ({ streams }: SectionPlan, { msids }: SectionView): string => {
  const [wanted, seen] = [streams?.length ?? 0, msids.length];
  return seen > wanted ? 'more lines' : seen < wanted ? 'fewer lines' : 'other streams';
};

function* compareMid(plan: SectionPlan, { mid }: SectionView): Differences {
  if (plan.mid !== null && plan.mid !== mid) yield differ('mid', 'mid of a section', 'as before', 'another one');
  if (plan.recycled !== null && plan.recycled === mid)
    yield differ('recycle', 'mid of a recycled section', 'another one', 'as before');
}

function* compareSection(plan: SectionPlan, view: SectionView, last: string): Differences {
  if (plan.kind !== view.kind) yield differ(last, 'kind of a section', text(plan.kind), text(view.kind));
  yield* compareMid(plan, view);
  const told = (rejected: boolean) => (rejected ? 'port 0' : 'not rejected');
  if (plan.rejected !== 'open' && plan.rejected !== view.rejected)
    yield differ('rejected', 'rejection of a section', told(plan.rejected), told(view.rejected));
  if (view.rejected || plan.rejected === true) return;
  if (plan.direction !== null && plan.direction !== view.direction)
    yield differ('direction', 'direction of a section', text(plan.direction), text(view.direction));
  if (streamsDiffer(plan, view))
    yield differ('msid', 'a=msid of a section', 'each associated stream once', streamsTold(plan, view));
}

/** Where these differ, the sections can't be told apart. */
const unlike = (plan: DescriptionPlan, sections: readonly SectionView[]): PlanDifference | undefined =>
  plan.sections.length === sections.length
    ? undefined
    : differ(
        'sections',
        'number of sections',
        'one for each that is due',
        sections.length < plan.sections.length ? 'fewer' : 'more',
      );

function* compareMids({ type }: DescriptionPlan, sections: readonly SectionView[]): Differences {
  const mids = sections.map(({ mid }) => mid);
  if (type === 'offer' && mids.some((mid, index) => mid === null || mids.indexOf(mid) !== index))
    yield differ(
      'mid',
      'mids of an offer',
      'one each, all different',
      mids.includes(null) ? 'none in one' : 'one twice',
    );
}

/** What is wrong with a created description, what matters most first. Empty: it is what the specification allows. */
export const comparePlan = (plan: DescriptionPlan, sdp: string): PlanDifference[] => {
  const view = viewDescription(sdp);
  const unmatched = unlike(plan, view.sections);
  if (unmatched) return [unmatched];
  const pairs = plan.sections.map((section, index) => [section, view.sections[index] as SectionView] as const);
  const live = pairs.filter(([section, seen]) => section.rejected !== true && !seen.rejected);
  const syntax = checkSyntax(sdp);
  return [
    ...pairs.flatMap(([section, seen]) => [...compareSection(section, seen, 'sections')]),
    ...compareMids(plan, view.sections),
    ...live.flatMap(([section, seen]) => [...compareSimulcast(section, seen, plan.type)]),
    ...live.flatMap(([section, seen]) => [...compareFormats(section, seen)]),
    ...compareTransports(plan, view),
    ...compareSession(plan, view, sdp),
    ...(syntax.ok || syntax.open ? [] : [differ('syntax', 'syntax', 'that of SDP', syntax.what)]),
  ];
};
