import type { DescriptionView, SectionView } from '../sdp/view';
import { type Differences, differ, presence } from './difference';
import type { DescriptionPlan, GroupPlan } from './plan';

const midsOf = ({ members }: GroupPlan, sections: readonly SectionView[]): string[] =>
  members.flatMap((index) => {
    const section = sections[index];
    return section && !section.rejected && section.mid !== null ? [section.mid] : [];
  });

function* compareGroup(plan: DescriptionPlan, group: GroupPlan, view: DescriptionView): Differences {
  const wanted = midsOf(group, view.sections);
  if (wanted.length === 0) return;
  const seen = view.bundle.find((mids) => wanted.some((mid) => mids.includes(mid)));
  if (!seen || wanted.some((mid) => !seen.includes(mid)))
    return yield differ(
      'groups',
      'BUNDLE group',
      plan.type === 'offer' ? 'every section' : 'as offered',
      'not every section',
    );
  const tagged = group.tagged === null ? undefined : view.sections[group.tagged]?.mid;
  if (tagged !== undefined && seen[0] !== tagged)
    yield differ(
      'tagged',
      'first section of the BUNDLE group',
      'that of the first transceiver that is not stopped',
      'another',
    );
}

function* compareGroups(plan: DescriptionPlan, view: DescriptionView): Differences {
  for (const group of plan.groups) yield* compareGroup(plan, group, view);
  if (plan.type === 'offer' && view.bundle.length > 1)
    yield differ('groups', 'number of BUNDLE groups', '1', String(view.bundle.length));
  const rejected = view.sections.flatMap(({ rejected, mid }) => (rejected && mid !== null ? [mid] : []));
  if (view.bundle.flat().some((mid) => rejected.includes(mid)))
    yield differ('groups', 'BUNDLE group', 'no rejected section', 'a rejected section');
}

function* compareLipSync({ lipSync }: DescriptionPlan, view: DescriptionView): Differences {
  const together = (mids: readonly (string | null | undefined)[]) =>
    view.lipSync.some((group) => mids.every((mid) => mid != null && group.includes(mid)));
  if (lipSync.some((indices) => !together(indices.map((index) => view.sections[index]?.mid))))
    yield presence('lip-sync', 'a=group:LS for the sections of a stream', true);
}

function* compareOrigin({ origin }: DescriptionPlan, { origin: seen }: DescriptionView): Differences {
  if (!origin || !seen) return;
  if (origin.session !== seen.session || origin.rest !== seen.rest)
    yield differ('origin', 'o= line', 'the same but for the version', 'other fields differ');
}

const options: readonly string[] = ['trickle', 'ice2'];

function* compareIceOptions({ iceOptions, sections }: DescriptionPlan, view: DescriptionView): Differences {
  if (sections.length === 0) return;
  for (const option of options) {
    const wanted = iceOptions.includes(option);
    if (wanted !== view.iceOptions.includes(option))
      yield presence('ice-options', `${option} in a=ice-options`, wanted);
  }
}

const prohibited: readonly string[] = ['crypto', 'key-mgmt', 'ice-lite'];

function* compareLines(view: DescriptionView, sdp: string): Differences {
  const named = prohibited.find((name) => new RegExp(`^a=${name}(?::|\\r?$)`, 'm').test(sdp));
  if (named !== undefined) yield presence('prohibited', `a=${named}`, false);
  if (/^k=/m.test(sdp)) yield presence('prohibited', 'k= line', false);
  for (const { protocol, formats, sctpPort, rejected } of view.sections) {
    if (rejected || !/^(?:UDP|TCP)\/DTLS\/SCTP$/.test(protocol)) continue;
    if (formats.join() !== 'webrtc-datachannel')
      yield differ('data', 'format of the data section', 'webrtc-datachannel', 'another');
    if (sctpPort === null) yield presence('data', 'a=sctp-port', true);
  }
}

/** What a new section has to be transported with; in an answer, what was offered. */
function* compareProtocols(plan: DescriptionPlan, view: DescriptionView): Differences {
  for (const [index, { offered, rejected, kind }] of plan.sections.entries()) {
    const seen = view.sections[index];
    const usual = kind === 'application' ? 'UDP/DTLS/SCTP' : 'UDP/TLS/RTP/SAVPF';
    const wanted = offered?.protocol ?? usual; // a later offer has the right one, whatever was negotiated (RFC 9429, 5.1.2)
    if (rejected === true || !seen || seen.rejected) continue;
    // The default candidate of a later offer may be one of TCP.
    const same = seen.protocol === wanted || (!offered && seen.protocol === wanted.replace('UDP', 'TCP'));
    if (!same) yield differ('protocol', 'protocol of a section', wanted, seen.protocol);
  }
}

/** Groups, options and the lines of the session. */
export function* compareSession(plan: DescriptionPlan, view: DescriptionView, sdp: string): Differences {
  yield* compareGroups(plan, view);
  yield* compareProtocols(plan, view);
  yield* compareLines(view, sdp);
  yield* compareOrigin(plan, view);
  yield* compareIceOptions(plan, view);
  yield* compareLipSync(plan, view);
}
