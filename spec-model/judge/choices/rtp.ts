import type { ChoiceSite } from '../../infra/world';
import type { Capabilities } from '../../rtp/implemented';
import { Sender } from '../../rtp/transceiver';
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

const lengthOf = (seen: Seen | undefined): number | undefined => (Array.isArray(seen) ? seen.length : undefined);

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
    trace: Trace,
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
    return options.includes(decided) ? decided : options[0];
  }

  private decide(site: ChoiceSite, choice: Choice): unknown {
    switch (site) {
      case 'codec.implemented':
        return this.failsWith(choice, 'OperationError', 'InvalidModificationError');
      case 'encoding.codec':
        return this.failsWith(choice, 'OperationError');
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

  /** The number of encodings that getParameters shows next, of the sender that addTransceiver made, or of any that has several. */
  private maximal({ command, method, options }: Choice): number | undefined {
    const made = handleOf(this.returns.get(command)?.value);
    const sender = made === undefined ? undefined : this.senders.get(made);
    const after = this.returns.get(command)?.at ?? Number.POSITIVE_INFINITY;
    for (const { i, on, m } of this.calls.values()) {
      const seen = m === 'getParameters' ? this.returns.get(i) : undefined;
      if (!seen || seen.at < after) continue;
      const count = lengthOf(memberOf(seen.value, 'encodings'));
      if (method === 'addTransceiver' ? on === sender : (count ?? 0) > 1)
        return options.includes(count) ? count : undefined;
    }
    return undefined;
  }
}

const sites: ReadonlySet<ChoiceSite> = new Set([
  'codec.implemented',
  'encoding.codec',
  'encodings.maximal',
  'parameters.expired',
  'replaceTrack.negotiated',
  'setParameters.configured',
]);

/** Whether a choice is one of chapter 5. */
export const isRtpSite = (site: ChoiceSite): boolean => sites.has(site);
