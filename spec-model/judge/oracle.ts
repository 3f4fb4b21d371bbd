import type { ChoiceSite, Chooser } from '../infra/world';
import { comparePlan } from '../jsep/compare';
import type { DescriptionPlan } from '../jsep/plan';
import type { Connection } from '../peer-connection/connection';
import type { Capabilities } from '../rtp/implemented';
import { inventedMid, type Transceiver } from '../rtp/transceiver';
import { normalise } from '../sdp/edit';
import type { SectionView } from '../sdp/view';
import type { Bindings } from './bindings';
import { isConfigurationSite } from './choices/configuration';
import { isDataSite } from './choices/data-channel';
import { isIceSite } from './choices/ice';
import { isRtpSite, type RtpChoices } from './choices/rtp';
import { compareCertificates } from './compare-certificates';
import { gathersFor, gathersWithin } from './gathering-ahead';
import { handleOf, type Lookahead } from './lookahead';
import { type Difference, refuse, Undecided } from './refused';

/** The call that the model is working at, for one connection. */
export interface CurrentCall {
  readonly command: number;
  readonly method: string;
}

/** Of a text that nobody saw it is not known which session it names: without a number, its version is no version before that of others. */
const withoutOrigin = (sdp: string): string => sdp.replace(/^(o=\S+ \S+) \d+/m, '$1 unseen');

/** Decides the model's choices by what the trace will show: the model is free, the trace is not. */
export class Oracle implements Chooser {
  constructor(
    private readonly lookahead: Lookahead,
    private readonly bindings: Bindings,
    /** The operation that is at work on the connection, or the synchronous call that is being made. */
    private readonly current: (connection: Connection) => CurrentCall | undefined,
    private readonly pcOf: (connection: Connection) => string,
    private readonly variance: (key: string) => void,
    private readonly differ: (difference: Difference) => void = refuse,
    /** Choices about data channels and configurations; the number is the command that is at work. */
    private readonly chooseData: (
      site: ChoiceSite,
      options: readonly unknown[],
      about?: object,
      command?: number,
    ) => unknown = (_site, [first]) => first,
    private readonly rtp?: RtpChoices,
  ) {}

  choose<T>(site: ChoiceSite, options: readonly T[], connection: Connection, about?: object): T {
    const first = options[0] as T;
    if (isConfigurationSite(site)) return this.chooseData(site, options, about) as T;
    if (isIceSite(site)) return this.chooseData(site, options, connection) as T;
    const call = this.current(connection);
    if (isDataSite(site) || isConfigurationSite(site)) return this.chooseData(site, options, about, call?.command) as T;
    if (this.rtp && isRtpSite(site)) return this.rtp.choose(site, options, about, call) as T;
    if (!call) return first;
    if (site === 'addTrack.sender') {
      const handle = handleOf(this.lookahead.returned(call.command));
      const object = handle === undefined ? undefined : this.bindings.object(handle);
      const isIt = (option: T) => (object ? option === object : this.bindings.handle(option as object) === undefined);
      return options.find(isIt) ?? first;
    }
    const pc = this.pcOf(connection);
    if (site === 'bundle.added') {
      const { mid } = about as SectionView;
      return (mid !== null && gathersFor(this.lookahead.trace, call.command, pc, mid)) as T;
    }
    if (site === 'addTransceiver.kept' || site === 'offer.stopping') {
      const handle = about && this.bindings.handle(about);
      return (handle !== undefined && this.lookahead.isAssociated(call.command, pc, handle)) as T;
    }
    if (site === 'msid.default') {
      const transceiver = about as Transceiver;
      const mid = transceiver.jsepMid === inventedMid ? null : transceiver.jsepMid;
      const place = connection.transceivers.indexOf(transceiver);
      const streams = this.lookahead.trackStreams(call.command, pc, mid, place);
      if (streams) this.variance(site);
      return (streams !== undefined && streams > 0) as T;
    }
    if (site === 'answer.stops') {
      const gone = this.lookahead.isGone(call.command, pc, (about as Transceiver).mid);
      if (gone) this.variance(site);
      return gone as T;
    }
    if (site === 'description.reuse') {
      const text = this.lookahead.localText(call.command, pc);
      const created = [connection.lastCreatedOffer, connection.lastCreatedAnswer].map(normalise);
      return (text === undefined || created.includes(normalise(text))) as T;
    }
    if (site === 'description.other-kind') throw new Undecided('an offer gives a section another kind or mid');
    const settled = this.lookahead.settlement(call.command)?.t;
    const refuses = site === 'description.error' || site === 'rollback.other-side';
    const wanted = refuses ? settled === 'reject' : settled !== 'reject';
    const chosen = options.find((option) => option === (wanted as T)) ?? first;
    if (chosen !== first) this.variance(site);
    return chosen;
  }

  foresee(_site: ChoiceSite, connection: Connection): unknown {
    return this.rtp?.returned(this.current(connection)?.command);
  }

  capabilities(side: 'send' | 'receive', kind: 'audio' | 'video'): Capabilities | undefined {
    return this.rtp?.capabilities(side, kind);
  }

  describe(connection: Connection, plan: DescriptionPlan, write: () => string): string {
    const call = this.current(connection);
    const pc = this.pcOf(connection);
    if (!call) return write();
    const isCreated = call.method.startsWith('create');
    const text = isCreated ? this.lookahead.createdText(call.command) : this.lookahead.localText(call.command, pc);
    if (text === undefined) return withoutOrigin(write());
    // The one that was created last, which may stand for it, has no candidates that came since.
    const isLast = !isCreated && [connection.lastCreatedOffer, connection.lastCreatedAnswer].includes(text);
    // When in its operation a description is created, shows only where it is returned: some may have come later.
    const gathers = () => !isCreated && gathersWithin(this.lookahead.trace, call.command, pc);
    for (const { subject, expected, observed, step } of [
      ...comparePlan(plan, text),
      ...compareCertificates(connection, text),
    ]) {
      if (subject === 'candidates of a section' && (isLast || gathers())) continue;
      this.differ({
        aspect: 'description',
        subject: `${plan.type}: ${subject}`,
        expected,
        observed,
        at: { algorithm: `jsep.create-${plan.type}`, step },
        // What the text says is applied as it is; only sections that the model can't tell apart end it.
        ...(step === 'sections' ? {} : { adopt: () => {} }),
      });
    }
    return text;
  }
}
