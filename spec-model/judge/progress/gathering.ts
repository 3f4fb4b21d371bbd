import { gathersRelayOnly } from '../../configuration/configuration';
import { candidateAvailable, localSection } from '../../ice/candidates';
import {
  endsEach,
  gatheringBegan,
  gatheringComplete,
  generationGathered,
  tellsTogether,
  updateLabel,
  updateLater,
} from '../../ice/gathering';
import { localGenerations } from '../../ice/generations';
import { deriveIceGatheringState, isCounted } from '../../ice/states';
import { consideredTransports, type GathererState, type IceTransport } from '../../ice/transport';
import type { Connection } from '../../peer-connection/connection';
import { viewDescription } from '../../sdp/view';
import { fireAnew } from '../derived-anew';
import type { Emission } from '../emission';
import { gathersBeforeNull, nextCandidateMid, nulls } from '../gathering-ahead';
import { memberOf } from '../lookahead';
import type { Run } from '../run';
import { behind, type EventEntry, type Explain, isMet, textOf, told } from './transports';

/** Gathering ends after each generation has: an empty candidate says so. */
const checkEnd = (run: Run, transport: IceTransport): void => {
  const ufrag = localGenerations(transport)[0]?.ufrag;
  if (ufrag !== undefined && !transport.gathered.has(ufrag))
    run.differ({
      aspect: 'missing-event',
      subject: 'event icecandidate: end of a generation',
      expected: 'an empty candidate before gathering is complete',
      observed: 'nothing',
      at: { algorithm: 'ice-generation-gathered', step: '5' },
      adopt: () => void transport.gathered.add(ufrag),
    });
};

const completed = (run: Run, transport: IceTransport): void => {
  checkEnd(run, transport);
  gatheringComplete(transport);
  expectOneNull(run, transport.connection);
};

/** The steps tell null once for each transport, a note once for the connection: the last one is enough. */
const expectOneNull = (run: Run, connection: Connection): void => {
  const queue = run.expect(connection);
  const isNull = (emission: Emission) =>
    emission.kind === 'event' && emission.type === 'icecandidate' && emission.detail.candidate === null;
  const last = consideredTransports(connection).every(({ iceGathererState }) => iceGathererState === 'complete');
  const pc = run.pcOf(connection);
  const { before, after } = nulls(run.lookahead.trace, pc, run.at);
  // With a candidate of another transport, or with its state.
  const goesOn =
    !last &&
    (run.lookahead.shownNext('icegatheringstatechange', pc, 'iceGatheringState', run.at) === 'gathering' ||
      nextCandidateMid(run.lookahead.trace, pc, run.at) !== undefined ||
      gathersBeforeNull(run.lookahead.trace, pc, run.at));
  const due = queue.filter(isNull).length;
  if ((due <= after && !goesOn) || (last && before === 0 && due === 1) || due === 0) return;
  run.variance('null-candidate-per-transport');
  queue.splice(queue.findIndex(isNull), 1);
};

/** Of a transport that the script has met, an event is to be seen as well. */
const completedUnseen = (run: Run, transport: IceTransport): void => {
  if (transport.iceGathererState === 'complete') return;
  if (isMet(run, transport)) gatheringComplete(transport);
  else transport.iceGathererState = 'complete';
};

const rederived = (run: Run, connection: Connection, wanted: unknown): void => {
  if (wanted !== deriveIceGatheringState(connection) || wanted === connection.iceGatheringState) return;
  connection.iceGatheringState = deriveIceGatheringState(connection);
  fireAnew(run, connection, 'icegatheringstatechange');
  if (wanted === 'complete') completeAnew.add(connection);
};

/** Connections whose gathering was told to be complete by a state that was derived anew: null may be told with it. */
const completeAnew = new WeakSet<Connection>();

/** Until 2894, the connection told of its state in a task of its own. */
const update = (run: Run, connection: Connection): boolean => {
  const { work } = run.world;
  const due = work.filter((one) => one.connection === connection && one.suspension.label === updateLabel);
  for (const one of due) run.world.take(one);
  return due.length > 0 && run.expect(connection).length > 0;
};

/** What changes nothing is over at once: later, it might. */
const settle = (run: Run, connection: Connection): void => {
  if (deriveIceGatheringState(connection) === connection.iceGatheringState) update(run, connection);
};

/** icegatheringstatechange at the connection. */
export const gathering: Explain = (run, connection, event) => {
  if (update(run, connection)) return;
  explainGathering(run, connection, event);
  update(run, connection);
};

/** The transport whose candidates come next, where no event of its own would tell that it began. */
const nextToGather = (run: Run, connection: Connection, idle: readonly IceTransport[]): IceTransport | undefined => {
  const mid = nextCandidateMid(run.lookahead.trace, run.pcOf(connection), run.at);
  const section = mid === undefined ? undefined : localSection(connection, textOf(run, mid));
  return idle.find((transport) => transport.mid === section?.mid && !isMet(run, transport));
};

const explainGathering: Explain = (run, connection, event) => {
  const shown = memberOf(event.d, 'iceGatheringState');
  const wanted = behind(run, event, 'iceGatheringState', connection.iceGatheringState, shown, [
    'new',
    'gathering',
    'complete',
  ]);
  const transports = consideredTransports(connection).filter(isCounted);
  const idle = transports.filter((transport) => transport.iceGathererState !== 'gathering');
  const first = nextToGather(run, connection, idle) ?? idle.find((transport) => !isMet(run, transport)) ?? idle[0];
  if (wanted === 'gathering' && first) return gatheringBegan(first);
  const last = transports.findLast((transport) => transport.iceGathererState !== 'complete');
  if (wanted === 'complete' && last) {
    for (const transport of transports) if (transport !== last) completedUnseen(run, transport);
    return completed(run, last);
  }
  const gatherers = transports.filter((transport) => transport.iceGathererState === 'gathering');
  const [one, ...others] = gatherers;
  if (wanted === 'new' && one && transports.some((transport) => transport.iceGathererState === 'new')) {
    for (const transport of others) completedUnseen(run, transport);
    return completed(run, one);
  }
  rederived(run, connection, wanted);
};

/** A state that a transport told of when the script had not met it; until 2894, the connection may tell of it in a later task. */
export const toldUnheard = (run: Run, transport: IceTransport, state: GathererState): void => {
  transport.iceGathererState = state;
  if (!tellsTogether(transport)) updateLater(transport);
  settle(run, transport.connection);
};

/** Whether the connection tells of its state before it tells of a candidate, or of null. */
const tellsStateFirst = (run: Run, pc: string): boolean => {
  const next = (type: string) => run.lookahead.eventFrom(run.at + 1, type, pc);
  return next('icegatheringstatechange') < next('icecandidate');
};

/**
 * Before one transport is complete, others may have begun or be complete, and nobody heard it: the connection tells then that all are, or does
 * not tell that none gathers.
 */
const othersUnheard = (run: Run, transport: IceTransport): void => {
  const { connection } = transport;
  const pc = run.pcOf(connection);
  const next = run.lookahead.shownNext('icegatheringstatechange', pc, 'iceGatheringState', run.at);
  const others = consideredTransports(connection).filter((one) => one !== transport && isCounted(one));
  if (next === 'complete' && tellsStateFirst(run, pc)) {
    for (const one of others.filter((other) => !isMet(run, other) && other.iceGathererState !== 'complete')) {
      checkEnd(run, one);
      completedUnseen(run, one);
    }
    return;
  }
  if (next === 'new' || others.some(({ iceGathererState }) => iceGathererState === 'gathering')) return;
  const idle = others.filter((one) => one.iceGathererState === 'new' && !isMet(run, one));
  const begun = nextToGather(run, connection, idle) ?? idle[0];
  if (begun) beganUnseen(begun);
};

/** gatheringstatechange at a transport. */
export const gatheringOf = (run: Run, transport: IceTransport, entry: EventEntry): void => {
  const state = told(entry, 'gatheringState');
  if (state === 'gathering' && transport.iceGathererState !== 'gathering') gatheringBegan(transport);
  if (state === 'complete' && transport.iceGathererState === 'gathering') {
    if (isCounted(transport)) othersUnheard(run, transport);
    completed(run, transport);
  }
  settle(run, transport.connection);
};

/** A further transport begins without an event of the connection. */
const beganUnseen = (transport: IceTransport, ufrag?: string): void => {
  const again = transport.iceGathererState === 'complete' && ufrag !== undefined && !transport.gathered.has(ufrag);
  const isGathering = transport.connection.iceGatheringState === 'gathering';
  const begun = isGathering || !isCounted(transport) || !tellsTogether(transport);
  if ((transport.iceGathererState === 'new' || again) && begun) gatheringBegan(transport);
};

const noMore = (run: Run, connection: Connection, transports: readonly IceTransport[]): void => {
  if (update(run, connection)) return;
  if (completeAnew.delete(connection) && connection.iceGatheringState === 'complete')
    return connection.world.observer.fire(connection, connection, 'icecandidate', { candidate: null });
  const unfinished = transports.filter(({ iceGathererState }) => iceGathererState !== 'complete');
  const [one, another] = unfinished;
  const unseen = one && (!isCounted(one) || (endsEach(connection) && !tellsTogether(one)));
  if (one?.iceGathererState === 'gathering' && unseen) return completed(run, one);
  if (one && another && connection.iceGatheringState === 'gathering' && endsEach(connection)) {
    for (const transport of unfinished) beganUnseen(transport);
    return completed(run, one);
  }
  if (connection.iceGatheringState !== 'complete' || transports.length < 2 || !endsEach(connection)) return;
  run.variance('null-candidate-per-transport');
  connection.world.observer.fire(connection, connection, 'icecandidate', { candidate: null });
};

/** Username fragments that the section has in the local descriptions, the pending one first. */
const credentialsOfSection = (connection: Connection, mid: string): string[] =>
  [connection.pendingLocalDescription, connection.currentLocalDescription].flatMap((description) =>
    (description ? viewDescription(description.sdp).sections : [])
      .filter((section) => (section.mid ?? '') === mid)
      .flatMap(({ ufrag }) => ufrag ?? []),
  );

/** Where no policy but "relay" was ever set, no other candidate is surfaced. */
const checkPolicy = (run: Run, connection: Connection, line: string): void => {
  const type = / typ (\S+)/.exec(line)?.[1];
  if (type === 'relay' || !gathersRelayOnly(connection.iceSettings)) return;
  run.differ({
    aspect: 'value',
    subject: 'event icecandidate: type of the candidate',
    expected: 'relay',
    observed: type ?? 'none',
    at: { algorithm: 'set-a-configuration', step: '7' },
    adopt: () => {},
  });
};

/** icecandidate: a candidate, the end of a generation, or null. */
export const candidate: Explain = (run, connection, event) => {
  explainCandidate(run, connection, event);
  settle(run, connection);
};

/** Username fragments of the generations whose end icecandidate has told. */
const toldEnds = new WeakMap<IceTransport, Set<string>>();

/** Gathering of a generation ends once. Sections without a mid can't be told apart. */
const checkOnce = (run: Run, transport: IceTransport, ufrag: string): void => {
  if (transport.mid === '') return;
  const told = toldEnds.get(transport) ?? new Set();
  toldEnds.set(transport, told);
  if (told.has(ufrag))
    run.differ({
      aspect: 'event',
      subject: 'event icecandidate: end of a generation',
      expected: 'once',
      observed: 'again',
      at: { algorithm: 'ice-generation-gathered', step: '5' },
      adopt: () => {},
    });
  told.add(ufrag);
};

const explainCandidate: Explain = (run, connection, event) => {
  const seen = memberOf(event.d, 'candidate');
  const transports = consideredTransports(connection);
  if (seen === null) return noMore(run, connection, transports);
  const line = textOf(run, memberOf(seen, 'candidate'));
  const section = localSection(connection, textOf(run, memberOf(seen, 'sdpMid')));
  const own = transports.find(({ mid }) => mid === (section?.mid ?? ''));
  const transport = own ?? transports[0];
  if (!section || !transport) return;
  const known = credentialsOfSection(connection, section.mid ?? '');
  const shown = textOf(run, memberOf(seen, 'usernameFragment'));
  const usernameFragment = known.includes(shown) ? shown : (known[0] ?? '');
  beganUnseen(transport, usernameFragment);
  if (line === '') {
    if (own && known.includes(shown)) checkOnce(run, own, shown);
    return generationGathered(transport, usernameFragment);
  }
  if (!transports.some(({ iceGathererState }) => iceGathererState === 'gathering')) return;
  checkPolicy(run, connection, line);
  candidateAvailable({ transport, candidate: line, usernameFragment, section: section.mid ?? '' });
};
