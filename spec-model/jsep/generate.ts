import { certificateOf } from '../dtls/certificate';
import { answeredSetup } from '../dtls/role';
import type { Connection } from '../peer-connection/connection';
import { type SectionView, viewDescription } from '../sdp/view';
import { writeDescription } from '../sdp/writer';
import type { DescriptionPlan, SectionPlan } from './plan';

/** Ids of mids and credentials that this model invents: a counter of each connection, so that two runs are alike. */
const nextMid = (taken: ReadonlySet<string | null>): string => {
  let number = 0;
  while (taken.has(String(number))) number++;
  return String(number);
};

const letters = (connection: Connection, length: number): string =>
  `${connection.index}/${(++connection.serial).toString(36)}/`.padEnd(length, 'peerproof');

const credentials = (plan: SectionPlan, before: SectionView | undefined) =>
  before?.ufrag && before.pwd && !(plan.ufrag && 'differs' in plan.ufrag)
    ? { ufrag: before.ufrag, pwd: before.pwd }
    : undefined;

/** A description that follows the plan and invents the rest. */
const write = (connection: Connection, plan: DescriptionPlan): string => {
  const before = connection.localDescription ? viewDescription(connection.localDescription.sdp).sections : [];
  const taken = new Set(plan.sections.map((section) => section.mid).concat(before.map((section) => section.mid)));
  const kept = plan.sections.map((section, index) => credentials(section, before[index])).find(Boolean);
  const fresh = kept ?? { ufrag: letters(connection, 8), pwd: letters(connection, 24) };
  const sections = plan.sections.map((section) => {
    const mid = section.mid ?? nextMid(taken);
    taken.add(mid);
    const rejected = section.rejected === true;
    return {
      kind: section.kind,
      mid,
      port: rejected ? 0 : 9,
      direction: section.direction ?? ('inactive' as const),
      msids: (section.streams ?? section.transceiver?.sender.associatedMediaStreamIds ?? []).map((stream) => ({
        stream,
        track: null,
      })),
      ...fresh,
      rtcpMux: true,
    };
  });
  const setup = plan.type === 'offer' ? ('actpass' as const) : answeredSetup(connection);
  return writeDescription({
    sessionId: String(1000 + connection.index),
    version: String(++connection.serial),
    bundle: sections.flatMap(({ mid, port }) => (port === 0 ? [] : [mid])),
    fingerprint: certificateOf(connection).fingerprint,
    setup,
    iceOptions: ['trickle', 'ice2'],
    sections,
  });
};

/** The text of a created description: the chooser's, which has to follow the plan, or one of our own. */
export const generate = (connection: Connection, plan: DescriptionPlan): string =>
  connection.world.chooser.describe(connection, plan, () => write(connection, plan));
