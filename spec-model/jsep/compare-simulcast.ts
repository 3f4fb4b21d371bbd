import type { SectionView } from '../sdp/view';
import { type Differences, differ, presence } from './difference';
import type { SectionPlan } from './plan';

const sentRids = ({ rids }: SectionView): string[] =>
  rids.flatMap(({ id, direction }) => (direction === 'send' ? [id] : []));

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

/** a=rid and a=simulcast: what is sent, in the order of the encodings; nothing is ever asked for. */
export function* compareSimulcast(plan: SectionPlan, view: SectionView, type: 'offer' | 'answer'): Differences {
  if (plan.kind === 'application') return;
  if (type === 'offer' && (view.simulcast?.recv.length ?? 0) > 0)
    yield presence('simulcast', 'a=simulcast recv', false);
  if (plan.rids === null) return;
  const sent = view.simulcast?.send ?? [];
  if (plan.rids.length === 0) {
    if (sent.length > 0) yield presence('simulcast', 'a=simulcast send', false);
    return;
  }
  if (sent.length === 0) return yield presence('simulcast', 'a=simulcast send', true);
  if (sent.some((alternatives) => alternatives.length > 1))
    yield differ('simulcast', 'a=simulcast send', 'no alternatives', 'alternatives');
  if (!sameMembers(plan.rids, sentRids(view)))
    yield differ('rid', 'a=rid lines', 'one for each encoding that is sent', 'others');
  else if (sent.map(([first]) => first).join() !== plan.rids.join())
    yield differ('simulcast', 'a=simulcast send', 'the ids of the encodings in their order', 'another order');
}
