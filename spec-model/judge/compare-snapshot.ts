import type { Connection, Description } from '../peer-connection/connection';
import { inventedMid } from '../rtp/transceiver';
import { viewDescription } from '../sdp/view';
import type { Seen, Snapshot, TransceiverSeen } from '../vocabulary';
import type { Bindings } from './bindings';
import { handleOf, type Lookahead, memberOf } from './lookahead';
import { type ProjectedTransceiver, type Projection, project } from './projection';
import { refuse, show } from './refused';

/** What the comparison needs to know of the run. */
export interface Comparison {
  readonly bindings: Bindings;
  readonly lookahead: Lookahead;
  /** An attribute that the implementation does not have. */
  readonly missing: (member: string) => void;
}

const isMissing = (seen: Seen | undefined): boolean => memberOf(seen, '$') === 'undefined';

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
  refuse({ aspect: 'identity', subject, expected, observed, at: undefined, watch: { pc, path } });
};

const state = (pc: string, path: string, subject: string, expected: unknown, observed: unknown): never =>
  refuse({
    aspect: 'state',
    subject,
    expected: show(expected),
    observed: show(observed),
    at: undefined,
    watch: { pc, path },
  });

/** The parts of a description that every implementation shows alike: kinds, mids, directions, rejections. */
const outline = (sdp: string): string =>
  viewDescription(sdp)
    .sections.map(({ kind, mid, direction, rejected, isData }) =>
      [kind, mid, rejected ? 'rejected' : isData ? '' : direction].join(' '),
    )
    .join(' | ');

const compareDescription = (
  run: Comparison,
  pc: string,
  name: string,
  expected: Description | null,
  seen: Seen,
): void => {
  const observedType = seen === null ? null : memberOf(seen, 'type');
  if ((expected?.type ?? null) !== observedType) state(pc, name, name, expected?.type ?? null, observedType);
  if (!expected) return;
  const observed = run.lookahead.text(memberOf(seen, 'sdp')) ?? '';
  if (observed === expected.sdp || observed === expected.applied) return;
  const [wanted, got] = [outline(expected.applied), outline(observed)];
  if (wanted !== got) state(pc, name, `${name}.sdp`, wanted, got);
};

const descriptions = [
  'currentLocalDescription',
  'pendingLocalDescription',
  'localDescription',
  'currentRemoteDescription',
  'pendingRemoteDescription',
  'remoteDescription',
] as const;
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
  if (wanted.length !== seen.length) state(pc, name, `${name}.length`, wanted.length, seen.length);
  wanted.forEach((object, index) => {
    sameObject(run, seen[index] ?? '', object, `${name}[]`, pc, `${name}.${index}`);
  });
};

const compareValues = (
  run: Comparison,
  pc: string,
  index: number,
  wanted: ProjectedTransceiver,
  seen: TransceiverSeen,
): void => {
  const check = (path: string, expected: unknown, observed: Seen) => {
    if (isMissing(observed)) run.missing(`RTCRtpTransceiver.${path}`);
    else if (expected !== observed && !(expected === inventedMid && typeof observed === 'string'))
      state(pc, `transceivers.${index}.${path}`, `transceivers[].${path}`, expected, observed);
  };
  check('mid', wanted.mid, seen.mid);
  check('direction', wanted.direction, seen.direction);
  check('currentDirection', wanted.currentDirection, seen.currentDirection);
  check('receiverTrack.readyState', wanted.receiverTrack.readyState, seen.receiverTrack.readyState);
  check('receiverTrack.muted', wanted.receiverTrack.muted, seen.receiverTrack.muted);
  check('receiverTrack.kind', wanted.receiverTrack.kind, seen.receiverTrack.kind);
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
  if (wanted.length !== seen.length) state(pc, 'transceivers', 'transceivers.length', wanted.length, seen.length);
  wanted.forEach((transceiver, index) => {
    const observed = seen[index];
    if (observed) compareTransceiver(run, pc, index, transceiver, observed);
  });
};

const compareSctp = (run: Comparison, pc: string, wanted: object | null, seen: Seen): void => {
  if (isMissing(seen)) return run.missing('RTCPeerConnection.sctp');
  if ((wanted === null) !== (seen === null))
    state(pc, 'sctp', 'sctp', wanted && 'RTCSctpTransport', seen && 'RTCSctpTransport');
  const handle = handleOf(seen);
  if (wanted && handle) sameObject(run, handle, wanted, 'sctp', pc, 'sctp');
};

/** Compares everything that was seen of a connection with what the model says; leaves by `refuse` at the first difference. */
export const compareSnapshot = (run: Comparison, pc: string, connection: Connection, seen: Snapshot): void => {
  const wanted = project(connection);
  compareTransceivers(run, pc, wanted.transceivers, seen.transceivers);
  compareObjects(run, pc, 'senders', wanted.senders, seen.senders);
  compareObjects(run, pc, 'receivers', wanted.receivers, seen.receivers);
  for (const name of states) {
    if (isMissing(seen[name])) run.missing(`RTCPeerConnection.${name}`);
    else if (wanted[name] !== seen[name]) state(pc, name, name, wanted[name], seen[name]);
  }
  for (const name of descriptions) {
    if (isMissing(seen[name])) run.missing(`RTCPeerConnection.${name}`);
    else compareDescription(run, pc, name, wanted[name], seen[name]);
  }
  compareSctp(run, pc, wanted.sctp, seen.sctp);
};
