import type { DescriptionPlan, SectionPlan } from '../../../spec-model/jsep/plan';
import { ownCapabilities } from '../../../spec-model/rtp/implemented';
import { type Fault, fault, type Plant } from './fault';
import { breaking, method, worldOf } from './plant';

const set = (number: string): string => `set-a-session-description/${number}`;

/** Stands where descriptions are written: changes what is planned, or the text. */
const writing =
  (type: 'offer' | 'answer', planned: (plan: DescriptionPlan) => ((sdp: string) => string) | undefined): Plant =>
  (simulator) => {
    const world = worldOf(simulator);
    const { chooser } = world;
    const describe: typeof chooser.describe = (connection, plan, write) => {
      if (plan.type !== type) return chooser.describe(connection, plan, write);
      const change = planned(plan);
      const sdp = chooser.describe(connection, plan, write);
      return change ? change(sdp) : sdp;
    };
    Object.assign(world, { chooser: Object.assign(Object.create(chooser), { describe }) });
  };

/** Changes the plan of each section. */
const planning = (
  type: 'offer' | 'answer',
  change: (section: SectionPlan) => Partial<SectionPlan> | undefined,
): Plant =>
  writing(type, ({ sections }) => {
    for (const section of sections) Object.assign(section, change(section));
    return undefined;
  });

const rewriting = (type: 'offer' | 'answer', change: (sdp: string, plan: DescriptionPlan) => string): Plant =>
  writing(type, (plan) => (sdp) => change(sdp, plan));

const isLater = ({ sections }: DescriptionPlan): boolean => sections.some(({ before }) => before !== null);

/** Exchanges two numbers wherever they are payload types. */
const swapped = (sdp: string, a: number, b: number): string => {
  const other = (number: string) => (number === String(a) ? String(b) : number === String(b) ? String(a) : number);
  return sdp.replace(/^a=(rtpmap|fmtp|rtcp-fb):(\d+)/gm, (_, name, number) => `a=${name}:${other(number)}`);
};

const puttingLastFirst = writing('offer', ({ sections }) => {
  const list = sections as SectionPlan[];
  const last = list.at(-1);
  if (list[0]?.before && last && !last.before && last.transceiver) {
    list[0] = last;
    list.pop();
  }
  return undefined;
});

const reversingGroups = writing('offer', ({ groups }) => {
  for (const group of groups) Object.assign(group, { tagged: group.members.at(-1) ?? null });
  return undefined;
});

const addingSection = rewriting('answer', (sdp) =>
  sdp.replace(/$/, 'm=audio 0 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\na=mid:more\r\na=inactive\r\n'),
);

const provisionalIsFinal = (name: 'setLocalDescription' | 'setRemoteDescription'): Plant =>
  method('RTCPeerConnection', name, ({ args: [first], proceed }) => {
    const { type, sdp } = (first ?? {}) as { type?: string; sdp?: string };
    return type === 'pranswer' ? proceed([{ type: 'answer', sdp }]) : proceed();
  });

const both =
  (...plants: Plant[]): Plant =>
  (simulator) => {
    for (const plant of plants) plant(simulator);
  };

const ownOrder = ({ kind }: SectionPlan): Partial<SectionPlan> | undefined => {
  const codecs = ownCapabilities[kind as 'audio' | 'video']?.codecs;
  return codecs && { preferences: codecs };
};

export const jsepFaults: readonly Fault[] = [
  fault(
    'bundle-only-rejected',
    'jsep.create-answer/rejected',
    'a section that is offered as bundle-only is taken for a rejected one',
    planning('answer', ({ offered }) => (offered?.bundleOnly ? { rejected: true } : undefined)),
  ),
  fault(
    'answer-adds-section',
    'jsep.create-answer/sections',
    'an answer has a section more than the offer',
    addingSection,
  ),
  fault(
    'bundle-policy-ignored',
    'jsep.create-offer/bundle-only',
    'whatever the bundle policy, no section is bundle-only',
    breaking(['jsep.create-offer/bundle-only', 'skip']),
  ),
  fault(
    'bundle-policy-of-answerer-ignored',
    'jsep.create-answer/policy',
    'whatever the bundle policy, an answerer takes sections that are in no group',
    breaking(['jsep.create-answer/policy', 'skip']),
  ),
  fault(
    'bundled-sections-repeat-transport',
    'jsep.create-offer/bundled',
    'later offers say of every bundled section how it is transported',
    breaking(['jsep.create-offer/bundled', 'skip']),
  ),
  fault('last-section-tagged', 'jsep.create-offer/tagged', 'the last section leads the BUNDLE group', reversingGroups),
  fault(
    'answer-without-groups',
    'jsep.create-answer/groups',
    'an answer does not bundle',
    breaking(['jsep.create-answer/groups', 'skip']),
  ),
  fault(
    'rid-order-lost',
    'jsep.create-offer/simulcast',
    'encodings are offered in the reverse order',
    planning('offer', ({ rids }) => (rids ? { rids: [...rids].reverse() } : undefined)),
  ),
  fault(
    'payload-types-change',
    'jsep.create-offer/codecs',
    'a later offer gives payload types to other codecs',
    rewriting('offer', (sdp, plan) => (isLater(plan) ? swapped(swapped(sdp, 111, 9), 96, 98) : sdp)),
  ),
  fault(
    'preferences-not-offered',
    'jsep.create-offer/codecs',
    'offers ignore setCodecPreferences',
    planning('offer', () => ({ preferences: null })),
  ),
  fault(
    'answers-in-own-order',
    'jsep.create-answer/codecs',
    'an answer has the codecs in an order of its own',
    planning('answer', ownOrder),
  ),
  fault(
    'recycles-live-section',
    'jsep.create-offer/recycle',
    'a new transceiver gets the section of one that is not stopped',
    puttingLastFirst,
  ),
  fault(
    'recycled-mid',
    'jsep.create-offer/mid',
    'a recycled section keeps its mid',
    planning('offer', ({ recycled }) => (recycled === null ? undefined : { mid: recycled })),
  ),
  fault(
    'offers-sendrecv',
    'jsep.create-offer/direction',
    'an offer is sendrecv, whatever the transceiver is',
    planning('offer', ({ direction }) => (direction ? { direction: 'sendrecv' } : undefined)),
  ),
  fault(
    'answer-leaves-role-open',
    'jsep.create-answer/setup',
    'an answer has a=setup:actpass',
    planning('answer', () => ({ setup: ['actpass'] })),
  ),
  fault(
    'candidates-left-out',
    'jsep.create-offer/candidates',
    'a later offer has none of the candidates',
    rewriting('offer', (sdp) => sdp.replace(/a=(?:candidate:.*|end-of-candidates)\r\n/g, '')),
  ),
  fault(
    'other-session',
    'jsep.create-offer/origin',
    'each offer is of another session',
    rewriting('offer', (sdp) => sdp.replace(/^(o=- )(\d+) (\d+)/m, '$1$2$3 $3')),
  ),
  fault(
    'answer-adds-extension',
    'jsep.create-answer/extmap',
    'an answer has a header extension that was not offered',
    rewriting('answer', (sdp) => sdp.replace(/^a=mid:(.*)\r\n/m, 'a=mid:$1\r\na=extmap:14 urn:example:extension\r\n')),
  ),
  fault(
    'pranswer-ends-exchange',
    set('4.6.5.3'),
    'a provisional answer ends the exchange',
    both(provisionalIsFinal('setLocalDescription'), provisionalIsFinal('setRemoteDescription')),
  ),
  fault(
    'pranswer-sets-no-direction',
    set('4.6.11.1.7'),
    'an answer of this side leaves directions as they were',
    breaking([set('4.6.11.1.7'), 'skip']),
  ),
  fault(
    'rollback-keeps-descriptions',
    set('4.6.12.4'),
    'a rollback leaves the pending descriptions',
    breaking([set('4.6.12.4'), 'skip']),
  ),
  fault(
    'applies-anything',
    set('4.5'),
    'a description that does not fit is applied all the same',
    breaking([set('4.5.4'), 'skip'], [set('4.5.6'), 'skip'], [set('4.5.7'), 'skip']),
  ),
  fault(
    'reoffers-unchecked',
    set('4.4'),
    'a remote offer that follows another one is checked as if it were the first',
    breaking([set('4.4'), 'skip']),
  ),
];
