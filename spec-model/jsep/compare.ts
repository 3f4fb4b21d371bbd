import type { DescriptionView, SectionView } from '../sdp/view';
import type { DescriptionPlan, SectionPlan } from './plan';

/** A created description is not what the plan asks for. */
export interface PlanDifference {
  /** Section of RFC 9429. */
  readonly section: string;
  readonly subject: string;
  readonly expected: string;
  readonly observed: string;
}

const text = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

const streamsDiffer = (plan: SectionPlan, view: SectionView): boolean => {
  if (plan.streams === null) return false;
  const ids = view.msids.map(({ stream }) => stream).filter((stream) => stream !== '-');
  return ids.length !== plan.streams.length || plan.streams.some((id) => !ids.includes(id));
};

const streamsTold = (
  { streams }: SectionPlan,
  { msids }: SectionView,
): Pick<PlanDifference, 'expected' | 'observed'> => {
  const [wanted, seen] = [streams?.length ?? 0, msids.length];
  return {
    expected: 'each associated stream once',
    observed: seen > wanted ? 'more lines' : seen < wanted ? 'fewer lines' : 'other streams',
  };
};

function* compareSection(plan: SectionPlan, view: SectionView, rfc: string): Generator<PlanDifference> {
  const differ = (subject: string, expected: unknown, observed: unknown): PlanDifference => ({
    section: rfc,
    subject,
    expected: text(expected),
    observed: text(observed),
  });
  if (plan.kind !== view.kind) yield differ('kind of a section', plan.kind, view.kind);
  if (plan.mid !== null && plan.mid !== view.mid) yield differ('mid of a section', 'as before', 'another one');
  if (plan.rejected !== 'open' && plan.rejected !== view.rejected)
    yield differ(
      'rejection of a section',
      plan.rejected ? 'port 0' : 'not rejected',
      view.rejected ? 'port 0' : 'not rejected',
    );
  if (view.rejected) return;
  if (plan.direction !== null && plan.direction !== view.direction)
    yield differ('direction of a section', plan.direction, view.direction);
  if (streamsDiffer(plan, view)) yield { section: rfc, subject: 'a=msid of a section', ...streamsTold(plan, view) };
  if (plan.ufrag && 'differs' in plan.ufrag && view.ufrag === plan.ufrag.differs)
    yield differ('ICE credentials of a section', 'new ones', 'the old ones');
}

const unbundled = (view: DescriptionView): SectionView[] => {
  const bundled = new Set(view.bundle.flat());
  return view.sections.filter((section) => !section.rejected && section.mid !== null && !bundled.has(section.mid));
};

/** What is wrong with a created description. Empty: it is what the specification allows. */
export const comparePlan = (plan: DescriptionPlan, view: DescriptionView): PlanDifference[] => {
  const rfc = plan.type === 'offer' ? '5.2.1' : '5.3.1';
  if (plan.sections.length !== view.sections.length) {
    return [
      {
        section: rfc,
        subject: 'number of sections',
        expected: 'one for each that is due',
        observed: view.sections.length < plan.sections.length ? 'fewer' : 'more',
      },
    ];
  }
  const differences = plan.sections.flatMap((section, index) => {
    const seen = view.sections[index];
    return seen ? [...compareSection(section, seen, rfc)] : [];
  });
  const mids = view.sections.map(({ mid }) => mid);
  if (plan.type === 'offer' && mids.some((mid, index) => mid === null || mids.indexOf(mid) !== index))
    differences.push({
      section: rfc,
      subject: 'mids of an offer',
      expected: 'one each, all different',
      observed: text(mids),
    });
  if (plan.type === 'offer' && unbundled(view).length > 0)
    differences.push({
      section: rfc,
      subject: 'BUNDLE group',
      expected: 'every section',
      observed: 'not every section',
    });
  return differences;
};
