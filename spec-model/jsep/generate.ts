import { certificateOf } from '../dtls/certificate';
import type { Connection } from '../peer-connection/connection';
import { ownCapabilities } from '../rtp/implemented';
import { viewDescription } from '../sdp/view';
import { type SectionSkeleton, writeDescription } from '../sdp/writer';
import { writtenFormats } from './formats';
import type { DescriptionPlan, GroupPlan, SectionPlan } from './plan';

/** Ids of mids and credentials that this model invents: a counter of each connection, so that two runs are alike. */
const nextMid = (taken: ReadonlySet<string | null>): string => {
  let number = 0;
  while (taken.has(String(number))) number++;
  return String(number);
};

const letters = (connection: Connection, length: number): string =>
  connection.world.names.secret(length, `${connection.index}/${(++connection.serial).toString(36)}/`);

type Credentials = Pick<SectionSkeleton, 'ufrag' | 'pwd' | 'candidates' | 'endOfCandidates' | 'tlsId'>;

/** What a section of the local description has, unless it has to be exchanged. */
const kept = ({ before, ufrag }: SectionPlan): Credentials | undefined =>
  before?.ufrag && before.pwd && !(ufrag && 'differs' in ufrag && ufrag.differs.includes(before.ufrag))
    ? {
        ufrag: before.ufrag,
        pwd: before.pwd,
        candidates: before.candidates,
        endOfCandidates: before.endOfCandidates,
      }
    : undefined;

/** Writes a description that follows the plan and invents the rest. */
class Writer {
  private readonly mids: (string | null)[] = [];
  /** Sections that are rejected: also those without a format that both sides know. */
  private readonly refused: ReadonlySet<number>;

  constructor(
    private readonly connection: Connection,
    private readonly plan: DescriptionPlan,
  ) {
    const local = connection.localDescription ? viewDescription(connection.localDescription.sdp).sections : [];
    const refused = (section: SectionPlan) =>
      section.rejected === true || (section.kind !== 'application' && writtenFormats(section).length === 0);
    this.refused = new Set(plan.sections.flatMap((section, index) => (refused(section) ? [index] : [])));
    const taken = new Set([...plan.sections, ...local].map(({ mid }) => mid));
    for (const { mid, offered } of plan.sections) {
      this.mids.push(mid ?? (offered ? null : nextMid(taken)));
      taken.add(this.mids.at(-1) ?? null);
    }
  }

  /** Whether the section with this index leaves its transport to another one. */
  private carriedBy(index: number): SectionPlan | undefined {
    const { plan } = this;
    const { carrier } = plan.sections[index] as SectionPlan;
    if (carrier === 'itself') return undefined;
    const alive = (one: number) => !this.refused.has(one);
    const group = plan.groups.find(({ members }) => members.includes(index));
    const first = group?.tagged ?? group?.members.find(alive);
    const initial = plan.type === 'offer' && plan.sections.every(({ answered }) => !answered);
    if (first === undefined || first === index || (initial && carrier === null)) return undefined;
    return plan.sections[first];
  }

  /** Those of the section, or of one of its group: what carries a group may be another section than before. */
  private credentials(index: number): Credentials {
    const { plan, connection } = this;
    const section = plan.sections[index] as SectionPlan;
    const group = plan.groups.find(({ members }) => members.includes(index))?.members ?? [];
    const bundled = group.flatMap((one) => (plan.sections[one]?.answered || plan.offer ? [plan.sections[one]] : []));
    const sources = [section, ...bundled].flatMap((one) => one ?? []);
    const found = sources.map(kept).find(Boolean);
    const credentials = found ?? { ufrag: letters(connection, 8), pwd: letters(connection, 24) };
    // The association goes on, also over new ICE credentials (RFC 8842, section 4).
    const tlsId = sources.map(({ before }) => before?.tlsId).find(Boolean);
    return { ...credentials, tlsId: tlsId ?? letters(connection, 20) };
  }

  private extensions({ kind, rids, offered, before }: SectionPlan): SectionSkeleton['extensions'] {
    const own = ownCapabilities[kind as 'audio' | 'video']?.headerExtensions ?? [];
    const wanted = own.filter(({ uri }) => (rids?.length ?? 0) > 0 || !uri.includes('stream-id'));
    const known = (offered ?? before)?.extensions ?? [];
    const taken = new Set(known.map(({ id }) => id));
    return wanted.flatMap(({ uri }) => {
      const before = known.find((extension) => extension.uri === uri);
      if (before || offered) return before ? [{ id: before.id, uri }] : [];
      let id = 1;
      while (taken.has(id)) id++;
      taken.add(id);
      return [{ id, uri }];
    });
  }

  private rejected(section: SectionPlan, mid: string | null): SectionSkeleton {
    const like = section.offered ?? section.before;
    const base = { kind: section.kind, mid, port: 0, direction: 'inactive' as const, msids: [], rtcpMux: false };
    return like ? { ...base, protocol: like.protocol, formats: like.formats } : base;
  }

  private media(section: SectionPlan): Partial<SectionSkeleton> {
    const rids = section.rids ?? [];
    return {
      codecs: writtenFormats(section),
      extensions: this.extensions(section) ?? [],
      rids: rids.map((id) => ({ id, direction: 'send' })),
      ...(rids.length > 0 ? { simulcast: { send: rids.map((id) => [id]), recv: [] } } : {}),
    };
  }

  private section(section: SectionPlan, index: number): SectionSkeleton {
    const mid = this.mids[index] ?? null;
    const media = section.kind === 'application' ? {} : this.media(section);
    if (this.refused.has(index)) return this.rejected(section, mid);
    const { kind, offered, direction, carrier, rtcp, setup } = section;
    const streams = section.streams ?? section.transceiver?.sender.associatedMediaStreamIds ?? [];
    const carried = this.carriedBy(index) !== undefined;
    return {
      kind,
      mid,
      port: carrier === 'group-only' ? 0 : 9,
      bundleOnly: carrier === 'group-only',
      direction: direction ?? 'inactive',
      msids: streams.map((stream) => ({ stream, track: null })),
      ...(carried ? { carried } : this.credentials(index)),
      ...(offered ? { protocol: offered.protocol } : {}),
      ...(setup[0] === undefined ? {} : { setup: setup[0] }),
      rtcpMux: rtcp?.mux ?? kind !== 'application',
      rtcpMuxOnly: rtcp?.muxOnly === true,
      rtcpRsize: rtcp?.rsize ?? false,
      ...media,
    };
  }

  private group({ members, tagged }: GroupPlan): string[] {
    const first = tagged === null ? [] : [tagged];
    const order = [...first, ...members.filter((index) => index !== tagged)];
    return order.flatMap((index) => {
      const mid = this.mids[index];
      return mid != null && !this.refused.has(index) ? [mid] : [];
    });
  }

  write(): string {
    const { connection, plan } = this;
    const [bundle = [], ...bundles] = plan.groups.map((group) => this.group(group));
    return writeDescription({
      sessionId: plan.origin?.session ?? String(1000 + connection.index),
      version: ++connection.serial,
      bundle,
      bundles,
      lipSync: plan.lipSync.map((indices) => indices.flatMap((index) => this.mids[index] ?? [])),
      fingerprint: certificateOf(connection).fingerprint,
      moreFingerprints: connection.certificates.slice(1).map(({ certificate }) => certificate.fingerprint),
      setup: 'actpass',
      iceOptions: plan.iceOptions,
      sections: plan.sections.map((section, index) => this.section(section, index)),
    });
  }
}

/** The text of a created description: the chooser's, which has to follow the plan, or one of our own. */
export const generate = (connection: Connection, plan: DescriptionPlan): string =>
  connection.world.chooser.describe(connection, plan, () => new Writer(connection, plan).write());
