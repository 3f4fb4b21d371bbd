import type { Connection } from '../peer-connection/connection';
import { type Direction, inventedMid } from '../rtp/transceiver';
import { checkSyntax } from '../sdp/reader';
import { viewDescription } from '../sdp/view';
import type { Seen, Snapshot, TransceiverSeen } from '../vocabulary';
import type { Bindings } from './bindings';
import { compareAdded, compareGathered } from './compare-candidates';
import { handleOf, type Lookahead, memberOf } from './lookahead';
import { type ProjectedTransceiver, type Projection, project } from './projection';
import { type Difference, show, showDue, type Watch } from './refused';

/** What the comparison needs to know of the run. */
export interface Comparison {
  readonly bindings: Bindings;
  readonly lookahead: Lookahead;
  /** An attribute that the implementation does not have. */
  readonly missing: (member: string) => void;
  readonly variance: (key: string) => void;
  readonly differ: (difference: Difference) => void;
  readonly mayBeUnread: (pc: string, name: keyof Snapshot) => boolean;
  readonly iceDifference: (name: IceState, observed: unknown) => Difference | undefined;
}

const isMissing = (seen: Seen | undefined): boolean => memberOf(seen, '$') === 'undefined';
/** The getter has thrown an exception. */
const isThrown = (seen: Seen): boolean => memberOf(seen, '$') === 'threw';

const sameObject = (
  run: Comparison,
  handle: string,
  object: object,
  subject: string,
  pc: string,
  path: string,
): void => {
  if (run.bindings.bind(handle, object)) return;
  const expected = run.bindings.handle(object) ? 'the object seen before' : 'a new object';
  const observed = run.bindings.object(handle) ? 'another known object' : 'a new object';
  run.differ({ aspect: 'identity', subject, expected, observed, at: undefined, watch: { pc, path } });
};

const state = (
  run: Comparison,
  pc: string,
  path: string,
  subject: string,
  expected: unknown,
  observed: unknown,
  adopt?: () => void,
): void =>
  run.differ({
    aspect: 'state',
    subject,
    expected: showDue(expected),
    observed: show(observed),
    at: undefined,
    watch: { pc, path },
    ...(adopt ? { adopt } : {}),
  });

/** How many there are differs from script to script; that there are too few or too many does not. */
const number = (
  run: Comparison,
  pc: string,
  path: string,
  name: string,
  wanted: readonly unknown[],
  seen: readonly unknown[],
) =>
  run.differ({
    aspect: 'state',
    subject: `number of ${name}`,
    expected: 'those of the set',
    observed: seen.length < wanted.length ? 'fewer' : 'more',
    at: undefined,
    watch: { pc, path },
  });

/** The parts of a section that every implementation shows alike: its kind, mid, and direction or rejection. */
const outline = (sdp: string) =>
  viewDescription(sdp).sections.map(({ kind, mid, direction, rejected, isData }) => ({
    kind,
    mid: mid ?? null,
    direction: isData ? null : direction,
    rejected,
  }));

/** Sections in which a mid is given twice: which of them counts, no text says. */
const hasSecondMid = (sdp: string): boolean =>
  sdp.split(/^m=/m).some((section) => (section.match(/^a=mid:/gm)?.length ?? 0) > 1);

/** Which mids there are differs from script to script; that there is none, or another one, does not. */
const compareMid = (run: Comparison, pc: string, name: string, wanted: string | null, got: string | null): void => {
  run.differ({
    aspect: 'state',
    subject: `${name}.sdp: mid of a section`,
    expected: wanted === null ? 'none' : 'the one that was set',
    observed: got === null ? 'none' : wanted === null ? 'one' : 'another',
    at: undefined,
    watch: { pc, path: name },
    ...(wanted === null ? { adopt: () => {} } : {}), // nothing depends on a mid that was made up
  });
};

/** Which direction a section has that should be rejected, or should not, says nothing more. */
const compareRejection = (run: Comparison, pc: string, name: string, wanted: boolean): void => {
  const words = [wanted ? 'rejected' : 'not rejected', wanted ? 'not rejected' : 'rejected'] as const;
  state(run, pc, name, `${name}.sdp: rejection of a section`, ...words);
};

const compareOutline = (run: Comparison, pc: string, name: string, applied: string, observed: string): void => {
  const [sections, seen] = [outline(applied), outline(observed)];
  if (sections.length !== seen.length) return number(run, pc, name, `sections in ${name}.sdp`, sections, seen);
  sections.forEach((wanted, index) => {
    const got = seen[index] ?? wanted;
    const differs = (part: 'kind' | 'direction', expected: string | null, seen: string | null) =>
      state(run, pc, name, `${name}.sdp: ${part} of a section`, expected, seen);
    if (wanted.kind !== got.kind) differs('kind', wanted.kind, got.kind);
    if (wanted.rejected !== got.rejected) compareRejection(run, pc, name, wanted.rejected);
    else if (wanted.direction !== got.direction) differs('direction', wanted.direction, got.direction);
    if (wanted.mid !== got.mid && !hasSecondMid(applied)) compareMid(run, pc, name, wanted.mid, got.mid);
  });
};

/** Whether its lines are those of SDP. Attributes are left out: an implementation may add some, with values that it makes up. */
const isReadable = (sdp: string): boolean => {
  const syntax = checkSyntax(sdp.replace(/^a=.*(?:\r?\n|$)/gm, ''));
  return syntax.ok || syntax.open === true;
};

/** A description may be parsed and written anew: then it is still one. */
const compareSyntax = ({ differ }: Comparison, watch: Watch, applied: string, observed: string): void => {
  if (isReadable(observed) || !isReadable(applied)) return;
  const words = { expected: 'that of SDP', observed: 'another' };
  differ({ aspect: 'value', subject: 'sdp of a description: syntax', ...words, at: undefined, watch });
};

/** A current description has other candidates than the pending one; of a pending one, `localDescription` and `remoteDescription` tell. */
const hasCandidatesOfItsOwn = (name: DescriptionName, wanted: Projection): boolean => {
  if (name === 'currentLocalDescription') return wanted.pendingLocalDescription !== null;
  if (name === 'currentRemoteDescription') return wanted.pendingRemoteDescription !== null;
  return name === 'localDescription' || name === 'remoteDescription';
};

const compareDescription = (
  run: Comparison,
  pc: string,
  name: DescriptionName,
  wanted: Projection,
  seen: Seen,
): void => {
  const expected = wanted[name];
  const observedType = seen === null || isThrown(seen) ? seen : memberOf(seen, 'type');
  if ((expected?.type ?? null) !== observedType) state(run, pc, name, name, expected?.type ?? null, observedType);
  if (!expected) return;
  const observed = run.lookahead.text(memberOf(seen, 'sdp')) ?? '';
  if (observed === expected.sdp) return;
  if (hasCandidatesOfItsOwn(name, wanted)) {
    const { pendingLocalDescription: pending, currentLocalDescription: current } = wanted;
    if (/remote/i.test(name)) compareAdded(run.differ, name, expected, observed);
    else compareGathered(run.differ, name, expected, observed, expected === pending ? current : pending);
  }
  if (observed === expected.applied) return;
  compareSyntax(run, { pc, path: name }, expected.applied, observed);
  compareOutline(run, pc, name, expected.applied, observed);
};

const descriptions = [
  'currentLocalDescription',
  'pendingLocalDescription',
  'localDescription',
  'currentRemoteDescription',
  'pendingRemoteDescription',
  'remoteDescription',
] as const;
type DescriptionName = (typeof descriptions)[number];

/** Attributes that follow the ICE agent. */
export type IceState = Exclude<(typeof states)[number], 'signalingState'>;

const states = [
  'signalingState',
  'iceGatheringState',
  'iceConnectionState',
  'connectionState',
  'canTrickleIceCandidates',
] as const;

const compareObjects = (
  run: Comparison,
  pc: string,
  name: string,
  wanted: readonly object[],
  seen: readonly string[],
) => {
  if (wanted.length !== seen.length) number(run, pc, name, name, wanted, seen);
  wanted.forEach((object, index) => {
    sameObject(run, seen[index] ?? '', object, `${name}[]`, pc, `${name}.${index}`);
  });
};

const plainDirections: readonly unknown[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

const compareValues = (
  run: Comparison,
  pc: string,
  index: number,
  wanted: ProjectedTransceiver,
  seen: TransceiverSeen,
): void => {
  const check = (path: string, expected: unknown, observed: Seen, adopt?: () => void) => {
    if (isMissing(observed)) run.missing(`RTCRtpTransceiver.${path}`);
    else if (expected !== observed && !(expected === inventedMid && typeof observed === 'string'))
      state(run, pc, `transceivers.${index}.${path}`, `transceivers[].${path}`, expected, observed, adopt);
  };
  const { h: transceiver, receiverTrack: track } = wanted;
  const direction = (value: Seen, adopt: (value: Direction) => void) =>
    plainDirections.includes(value) ? () => adopt(value as Direction) : undefined;
  check('mid', wanted.mid, seen.mid);
  const { direction: now, currentDirection: current, receiverTrack: observed } = seen;
  check(
    'direction',
    wanted.direction,
    now,
    direction(now, (value) => Object.assign(transceiver, { direction: value })),
  );
  check(
    'currentDirection',
    wanted.currentDirection,
    current,
    direction(current, (value) => transceiver.setCurrentDirection(value)),
  );
  check('receiverTrack.readyState', track.readyState, observed.readyState, () =>
    Object.assign(track, { readyState: observed.readyState }),
  );
  check('receiverTrack.muted', track.muted, observed.muted, () => Object.assign(track, { muted: observed.muted }));
  check('receiverTrack.kind', track.kind, observed.kind);
};

const compareTransceiver = (
  run: Comparison,
  pc: string,
  index: number,
  wanted: ProjectedTransceiver,
  seen: TransceiverSeen,
): void => {
  const same = (member: 'h' | 'sender' | 'receiver', object: object, handle: string) =>
    sameObject(
      run,
      handle,
      object,
      member === 'h' ? 'transceivers[]' : `transceivers[].${member}`,
      pc,
      `transceivers.${index}.${member}`,
    );
  same('h', wanted.h, seen.h);
  same('sender', wanted.sender, seen.sender);
  same('receiver', wanted.receiver, seen.receiver);
  const track = seen.senderTrack === null ? null : (run.bindings.object(seen.senderTrack) ?? 'unknown');
  if (track !== wanted.senderTrack)
    state(
      run,
      pc,
      `transceivers.${index}.senderTrack`,
      'transceivers[].sender.track',
      wanted.senderTrack && 'the track',
      seen.senderTrack && (wanted.senderTrack ? 'another track' : 'a track'),
    );
  sameObject(
    run,
    seen.receiverTrack.h,
    wanted.receiverTrack,
    'transceivers[].receiver.track',
    pc,
    `transceivers.${index}.receiverTrack`,
  );
  compareValues(run, pc, index, wanted, seen);
};

const compareTransceivers = (
  run: Comparison,
  pc: string,
  wanted: Projection['transceivers'],
  seen: readonly TransceiverSeen[],
) => {
  if (wanted.length !== seen.length) number(run, pc, 'transceivers', 'transceivers', wanted, seen);
  wanted.forEach((transceiver, index) => {
    const observed = seen[index];
    if (observed) compareTransceiver(run, pc, index, transceiver, observed);
  });
};

const compareSctp = (run: Comparison, pc: string, wanted: object | null, seen: Seen): void => {
  if (isMissing(seen)) return run.missing('RTCPeerConnection.sctp');
  if ((wanted === null) !== (seen === null))
    state(run, pc, 'sctp', 'sctp', wanted && 'RTCSctpTransport', seen && 'RTCSctpTransport');
  const handle = handleOf(seen);
  if (wanted && handle) sameObject(run, handle, wanted, 'sctp', pc, 'sctp');
};

/** No text says whether a rollback of the only remote description forgets what it said about trickling. */
const noteForgotten = (run: Comparison, { canTrickleIceCandidates }: Connection): void => {
  if (canTrickleIceCandidates !== null) run.variance('can-trickle-after-rollback');
};

/** Compares everything that was seen of a connection with what the model says; leaves by `refuse` at the first difference. */
export const compareSnapshot = (run: Comparison, pc: string, connection: Connection, seen: Snapshot): void => {
  const wanted = project(connection);
  compareTransceivers(run, pc, wanted.transceivers, seen.transceivers);
  compareObjects(run, pc, 'senders', wanted.senders, seen.senders);
  compareObjects(run, pc, 'receivers', wanted.receivers, seen.receivers);
  for (const name of states) {
    if (isMissing(seen[name])) run.missing(`RTCPeerConnection.${name}`);
    else if (name === 'canTrickleIceCandidates' && seen[name] === null && !connection.remoteDescription)
      noteForgotten(run, connection);
    else if (wanted[name] !== seen[name])
      if (name === 'signalingState') state(run, pc, name, name, wanted[name], seen[name]);
      else {
        const difference = run.iceDifference(name, seen[name]);
        if (difference) run.differ(difference);
      }
  }
  for (const name of descriptions) {
    if (isMissing(seen[name])) run.missing(`RTCPeerConnection.${name}`);
    else if (!run.mayBeUnread(pc, name)) compareDescription(run, pc, name, wanted, seen[name]);
  }
  compareSctp(run, pc, wanted.sctp, seen.sctp);
};
