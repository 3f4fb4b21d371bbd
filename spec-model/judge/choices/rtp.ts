import type { ChoiceSite } from '../../infra/world';
import { sends } from '../../rtp/direction';
import type { Encoding } from '../../rtp/encoding';
import { areCodecsOf } from '../../rtp/fits';
import type { Capabilities } from '../../rtp/implemented';
import { Sender } from '../../rtp/transceiver';
import { type SectionView, viewDescription } from '../../sdp/view';
import type { Entry, ErrorSeen, Seen, Trace } from '../../vocabulary';
import { handleOf, memberOf } from '../lookahead';
import { plain } from '../plain';
import type { Run } from '../run';

/** A choice of chapter 5, made while a call is at work. */
interface Choice {
  readonly command: number;
  readonly method: string;
  readonly options: readonly unknown[];
  readonly about: object | undefined;
}

type CallEntry = Extract<Entry, { t: 'call' }>;

/** Decides the choices about senders, receivers and their parameters by what calls are seen to give. */
export class RtpChoices {
  private readonly calls = new Map<number, CallEntry>();
  private readonly failures = new Map<number, ErrorSeen>();
  private readonly returns = new Map<number, { readonly at: number; readonly value: Seen }>();
  /** Handles of transceivers -> of their senders. */
  private readonly senders = new Map<string, string>();
  private readonly commands = new WeakMap<object, number>();

  constructor(
    private readonly run: Run,
    private readonly trace: Trace,
  ) {
    trace.forEach((entry, at) => void this.note(entry, at));
  }

  private note(entry: Entry, at: number): void {
    if (entry.t === 'call') this.calls.set(entry.i, entry);
    else if (entry.t === 'throw' || entry.t === 'reject') this.failures.set(entry.i, entry.e);
    else if (entry.t === 'return' || entry.t === 'resolve') this.returns.set(entry.i, { at, value: entry.v });
    else if (entry.t === 'snap') for (const { h, sender } of entry.s.transceivers ?? []) this.senders.set(h, sender);
  }

  /** A promise that a command gave: choices may be about it. */
  gave(promise: object, command: number): void {
    this.commands.set(promise, command);
  }

  /** What a command is seen to return, or its promise to be fulfilled with, as plain data. */
  returned(command: number | undefined): unknown {
    const seen = command === undefined ? undefined : this.returns.get(command);
    return seen && plain(this.run, seen.value);
  }

  /** What getCapabilities is seen to return, wherever that is in the trace. */
  capabilities(side: 'send' | 'receive', kind: string): Capabilities | undefined {
    const name = side === 'send' ? 'RTCRtpSender' : 'RTCRtpReceiver';
    for (const { i, kind: how, on, m, a } of this.calls.values())
      if (how === 'static' && on === name && m === 'getCapabilities' && a[0] === kind) {
        const shown = this.returned(i) as Capabilities | null | undefined;
        if (shown && Array.isArray(shown.codecs)) return shown;
      }
    return undefined;
  }

  choose(
    site: ChoiceSite,
    options: readonly unknown[],
    about: object | undefined,
    call: { readonly command: number; readonly method: string } | undefined,
  ): unknown {
    const command = (about && this.commands.get(about)) ?? call?.command;
    if (command === undefined) return options[0];
    const method = this.calls.get(command)?.m ?? '';
    const decided = this.decide(site, { command, method, options, about });
    const chosen = options.includes(decided) ? decided : options[0];
    const key = variances[site];
    if (key !== undefined && chosen !== options[0]) this.run.variance(key);
    return chosen;
  }

  private decide(site: ChoiceSite, choice: Choice): unknown {
    switch (site) {
      case 'answer.layer':
        return this.layerLeft(choice);
      case 'codecs.unused':
        return this.showsUnused(choice);
      case 'encoding.companion':
        return choice.about === undefined
          ? this.failsWith(choice, 'InvalidModificationError')
          : this.nextEncodings(choice)?.every((one) => memberOf(one, 'codec') === undefined);
      case 'codec.implemented':
        return this.failsWith(choice, 'OperationError', 'InvalidModificationError');
      case 'encoding.codec':
        return this.withoutCodecs(choice);
      case 'replaceTrack.negotiated':
        return !this.failsWith(choice, 'InvalidModificationError');
      case 'setParameters.configured':
        return this.configured(choice);
      case 'parameters.expired':
        return this.expired(choice);
      default:
        return this.maximal(choice);
    }
  }

  private failsWith({ command }: Choice, ...names: readonly string[]): boolean {
    const failure = this.failures.get(command);
    return failure !== undefined && failure.class !== 'RTCError' && names.includes(failure.name);
  }

  /** The encodings of a sender that getParameters gives next. */
  private nextEncodings({ command, about }: Choice): readonly Seen[] | undefined {
    const sender = about && this.run.bindings.handle(about);
    const isNext = ({ i, m, on }: CallEntry) => i > command && m === 'getParameters' && on === sender;
    const next = [...this.calls.values()].find(isNext);
    const encodings = next && memberOf(this.returns.get(next.i)?.value, 'encodings');
    return Array.isArray(encodings) ? (encodings as readonly Seen[]) : undefined;
  }

  private layerLeft(choice: Choice): Seen | undefined {
    const [first] = this.nextEncodings(choice) ?? [];
    return first === undefined ? undefined : memberOf(first, 'rid');
  }

  private showsUnused({ command, about }: Choice): boolean {
    const { codecs } = (this.returned(command) ?? {}) as { readonly codecs?: unknown };
    const unused = about instanceof Sender ? about.negotiated.unused : undefined;
    return unused !== undefined && areCodecsOf(codecs, unused.codecs) && codecs.length > 0;
  }

  /** By errorDetail of the RTCError; an OperationError is that of step 8.2.3. Nothing else can become of it. */
  private configured({ command }: Choice): string {
    const failure = this.failures.get(command);
    if (failure?.errorDetail === 'hardware-encoder-not-available') return 'no hardware';
    if (failure?.errorDetail === 'hardware-encoder-error') return 'not by this hardware';
    return failure?.name === 'OperationError' ? 'failed' : 'done';
  }

  /** getParameters gives another id, or setParameters says that there is none. */
  private expired(choice: Choice): boolean {
    if (choice.method === 'setParameters') return this.failsWith(choice, 'InvalidStateError');
    const shown = this.returned(choice.command) as { readonly transactionId?: unknown } | undefined;
    const last = choice.about instanceof Sender ? choice.about.lastReturnedParameters?.transactionId : undefined;
    return shown?.transactionId !== last;
  }

  /** Whether addTransceiver was called for a direction that sends, so that an offer announces its encodings. */
  private toSend(command: number): boolean {
    const { m, a } = this.calls.get(command) ?? {};
    const direction = memberOf(a?.[1], 'direction') ?? 'sendrecv';
    return m === 'addTransceiver' && (direction === 'sendrecv' || direction === 'sendonly');
  }

  /** A refusal because of codecs may come at once or later in a task; if nothing comes between, it does not show which. */
  private withoutCodecs(choice: Choice): boolean {
    if (!this.failsWith(choice, 'OperationError')) return false;
    if (choice.method !== 'setParameters') return true;
    this.run.world.turn++;
    return this.atOnce(choice.command);
  }

  private atOnce(command: number): boolean {
    const from = this.trace.findIndex((entry) => entry.t === 'promise' && entry.i === command);
    const to = this.trace.findIndex((entry) => entry.t === 'reject' && entry.i === command);
    return this.trace.slice(from, to).every(({ t }) => t === 'promise' || t === 'state' || t === 'snap');
  }

  /** The description that a call is seen to create. */
  private textOf({ i, on, m, a }: CallEntry): string | undefined {
    if (m === 'setLocalDescription' && a[0] === undefined) return this.run.lookahead.localText(i, on);
    return m.startsWith('create') ? this.run.lookahead.text(memberOf(this.returns.get(i)?.value, 'sdp')) : undefined;
  }

  /** The remote offer that a command sets; empty if it sets none. */
  private offered(command: number): string {
    const { m, a } = this.calls.get(command) ?? {};
    const isOffer = m === 'setRemoteDescription' && memberOf(a?.[0], 'type') === 'offer';
    return (isOffer && this.run.lookahead.text(memberOf(a?.[0], 'sdp'))) || '';
  }

  /** Whether an offer with other rids follows one with these, and is not refused: until 2758, it is where several are sent. */
  private takesOthers(command: number, next: number, rids: readonly string[]): boolean {
    if (this.run.world.edition.has('2758') || this.run.lookahead.settlement(next)?.t !== 'resolve') return false;
    const [before, after] = [this.offered(command), this.offered(next)].map((sdp) => viewDescription(sdp).sections);
    return before?.some((one) => areAsked(one, rids) && asksForOthers(after?.[one.index], rids)) === true;
  }

  /**
   * How many of the encodings are seen in what getParameters gives next, or in the next created description, before an answer may have
   * taken some away.
   */
  private maximal({ command, method, options, about }: Choice): unknown {
    const { wanted, kind } = about as { wanted: readonly Encoding[]; kind: string };
    const rids = wanted.map(({ rid }) => rid ?? '');
    const made = handleOf(this.returns.get(command)?.value);
    const sender = made === undefined ? undefined : this.senders.get(made);
    for (const call of [...this.calls.values()].filter(({ i }) => i > command)) {
      const seen = this.returns.get(call.i)?.value;
      if (call.m === 'getParameters' && (sender === undefined || call.on === sender)) {
        const count = countOf(memberOf(seen, 'encodings'), rids, method === 'addTransceiver' && sender !== undefined);
        if (options.includes(count)) return count;
      }
      const text = this.textOf(call);
      const count = text === undefined ? 0 : announced(text, rids, kind);
      if (options.includes(count)) return count;
      const isSame = call.on === this.calls.get(command)?.on;
      if (isSame && text !== undefined && isOffer(call.m, text) && this.toSend(command)) return 1;
      if (isSame && text !== undefined && declines(this.offered(command), text, rids)) return 1;
      if (isSame && this.takesOthers(command, call.i, rids)) return 1;
      if (call.m.endsWith('Description') && isAnswer(call.a[0])) break;
    }
    return undefined;
  }
}

/** What `setLocalDescription` creates says it by its roles. */
const isOffer = (method: string, sdp: string): boolean => method === 'createOffer' || sdp.includes('a=setup:actpass');

const isAnswer = (seen: Seen | undefined): boolean => {
  const type = memberOf(seen, 'type');
  return type !== 'offer' && type !== 'rollback';
};

const isPrefix = (some: readonly unknown[], all: readonly unknown[]): boolean =>
  some.length > 0 && some.every((one, index) => one === all[index]);

/** How many encodings there are, if they are the first ones of those that were asked for; a lone one may have lost its name. */
const countOf = (seen: Seen | undefined, rids: readonly string[], nameless: boolean): number => {
  const shown = Array.isArray(seen) ? seen.map((encoding: Seen) => memberOf(encoding, 'rid') ?? '') : [];
  return isPrefix(shown, rids) || (nameless && shown.length === 1) ? shown.length : 0;
};

/** The same, for what a description announces to send. */
const announced = (sdp: string, rids: readonly string[], of: string): number => {
  const lists = viewDescription(sdp)
    .sections.filter(({ kind }) => kind === of)
    .map(({ simulcast }) => simulcast?.send.map(([rid]) => rid) ?? []);
  return Math.max(0, ...lists.filter((list) => isNamed(list, rids)).map(({ length }) => length));
};

/** The same, for names in a description: an encoding that was given none has one that was made for it (RFC 9429, section 5.2.1). */
const isNamed = (names: readonly unknown[], rids: readonly string[]): boolean =>
  isPrefix(
    names.map((name, index) => (rids[index] === '' ? '' : name)),
    rids,
  );

const sendsOne = (section: SectionView | undefined): boolean =>
  section !== undefined && !section.rejected && sends(section.direction) && !section.simulcast;

/** The rids that an offer asks for in a section: of alternatives the first, and none twice. */
const askedIn = ({ simulcast }: SectionView): readonly string[] => [
  ...new Set(simulcast?.recv.map(([rid]) => rid?.replace(/^~/, '') ?? '')),
];
const areAsked = (section: SectionView, rids: readonly string[]): boolean => askedIn(section).join() === rids.join();
const asksForOthers = (section: SectionView | undefined, rids: readonly string[]): boolean =>
  section !== undefined && askedIn(section).length > 0 && !areAsked(section, rids);

/** Whether one encoding is sent where an offer asks for these: then an answer to it sends, and says nothing of simulcast. */
const declines = (offer: string, answer: string, rids: readonly string[]): boolean => {
  const { sections } = viewDescription(answer);
  return viewDescription(offer).sections.some((one) => areAsked(one, rids) && sendsOne(sections[one.index]));
};

/** What conforms only because the text leaves it open, with the key. */
const variances: Partial<Record<ChoiceSite, string>> = {
  'answer.layer': 'answer.layer',
  'codecs.unused': 'codecs-not-sent',
  'encoding.codec': 'encoding.codec',
  'encoding.companion': 'encoding.companion',
  'replaceTrack.negotiated': 'replaceTrack.negotiated',
  'setParameters.configured': 'setParameters.configured',
};

const sites: ReadonlySet<ChoiceSite> = new Set([
  'answer.layer',
  'codecs.unused',
  'codec.implemented',
  'encoding.codec',
  'encoding.companion',
  'encodings.maximal',
  'parameters.expired',
  'replaceTrack.negotiated',
  'setParameters.configured',
]);

/** Whether a choice is one of chapter 5. */
export const isRtpSite = (site: ChoiceSite): boolean => sites.has(site);
