import { transportOfSection } from '../ice/generations';
import { errorValue } from '../infra/completion';
import { ModelPromise, rejected, resolved } from '../infra/promise';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import { parseCandidate } from '../sdp/candidate';
import { withCandidate, withEndOfCandidates } from '../sdp/edit';
import { type SectionView, viewDescription } from '../sdp/view';
import { chain } from './chain-an-operation';
import type { Connection, Description } from './connection';
import { IceCandidate } from './ice-candidate';

const step = algorithm('RTCPeerConnection.addIceCandidate');

/** RTCIceCandidateInit after conversion. */
export interface CandidateInit {
  readonly candidate: string;
  readonly sdpMid: string | null;
  readonly sdpMLineIndex: number | null;
  readonly usernameFragment: string | null;
}

/** The section that the candidate names; undefined if it names all of them. */
const designated = (sections: readonly SectionView[], init: CandidateInit): SectionView | undefined => {
  if (init.sdpMid !== null) return sections.find((section) => section.mid === init.sdpMid);
  return init.sdpMLineIndex !== null ? sections[init.sdpMLineIndex] : undefined;
};

const sectionsOf = (description: Description | null): readonly SectionView[] =>
  description ? viewDescription(description.sdp).sections : [];

/** The sections that correspond to the designated one in every applied remote description. */
const corresponding = (connection: Connection, section: SectionView | undefined): SectionView[] =>
  [connection.pendingRemoteDescription, connection.currentRemoteDescription]
    .flatMap((description) => sectionsOf(description))
    .filter((other) => section === undefined || other.index === section.index);

/** Whether the ICE agent can take it: its text decides, and where the text is unusual or late, the agent. */
const canBeAdded = (connection: Connection, init: CandidateInit, section: SectionView | undefined): boolean => {
  const { chooser } = connection.world;
  if (init.candidate === '') return true;
  const parsed = parseCandidate(init.candidate);
  if (parsed.open.length > 0) return chooser.choose('addIceCandidate.added', [true, false], connection);
  if (!parsed.ok) return false;
  const ended = section?.endOfCandidates === true;
  return ended || section?.rejected ? chooser.choose('addIceCandidate.after-end', [true, false], connection) : true;
};

/** Whether a description has the generation meant, in the section meant: that of the ufrag, or the newest. */
const represents = (connection: Connection, description: Description, init: CandidateInit): boolean => {
  const newest = sectionsOf(connection.remoteDescription);
  const section = designated(newest, init);
  const ufrag = init.usernameFragment ?? (section ?? newest[0])?.ufrag ?? null;
  const candidates = sectionsOf(description).filter((other) => section === undefined || other.index === section.index);
  return description === connection.remoteDescription && init.usernameFragment === null
    ? true
    : candidates.some((other) => other.ufrag === ufrag);
};

const append = (connection: Connection, description: Description | null, init: CandidateInit, place: string): void => {
  const section = designated(sectionsOf(connection.remoteDescription), init);
  const where = section?.index ?? 'all';
  if (!step(place, description !== null && represents(connection, description, init)) || !description) return;
  description.sdp =
    init.candidate === ''
      ? withEndOfCandidates(description.sdp, where)
      : withCandidate(description.sdp, where, init.candidate);
};

/** A transport lists the candidates that it received from the application. */
const receive = (connection: Connection, init: CandidateInit, section: SectionView | undefined): void => {
  if (init.candidate === '' || !section) return;
  const candidate = new IceCandidate({ ...init, relayProtocol: null, url: null });
  transportOfSection(connection, section.index)?.remoteCandidates.push(candidate);
};

function* add(
  connection: Connection,
  init: CandidateInit,
  section: SectionView | undefined,
  promise: ModelPromise<undefined>,
): Process {
  yield inParallel('give the candidate to the ICE agent');
  yield queueTask('addIceCandidate');
  if (step('4.7.1', !canBeAdded(connection, init, section))) {
    if (step('4.7.1.1', connection.isClosed)) return;
    if (step('4.7.1.2')) promise.reject(errorValue('OperationError', 'the candidate could not be added'));
    return;
  }
  if (!step('4.7.2') || step('4.7.2.1', connection.isClosed)) return;
  append(connection, connection.pendingRemoteDescription, init, '4.7.2.2');
  append(connection, connection.currentRemoteDescription, init, '4.7.2.3');
  receive(connection, init, section);
  connection.world.agent.signaled(connection);
  if (step('4.7.2.4')) promise.resolve(undefined);
}

/** Step 4, when the operation runs. */
const addInTurn = (connection: Connection, init: CandidateInit): ModelPromise => {
  const { world } = connection;
  if (step('4.1', connection.remoteDescription === null))
    return rejected(world, 'InvalidStateError', 'there is no remote description');
  const sections = sectionsOf(connection.remoteDescription);
  const section = designated(sections, init);
  if (init.sdpMid !== null) {
    if (step('4.2.1', section === undefined)) return rejected(world, 'OperationError', 'no section has that mid');
  } else if (step('4.3', init.sdpMLineIndex !== null) && step('4.3.1', section === undefined))
    return rejected(world, 'OperationError', 'sdpMLineIndex is beyond the last section');
  const transceiver = section && connection.transceivers.find((t) => t.sectionIndex === section.index);
  const gone = section !== undefined && !transceiver && section.rejected && !section.isData; // it has left the set
  const stopped = transceiver?.stopped === true || gone;
  if (step('4.4', stopped && world.edition.has('2019-stopped-section'))) return resolved(world, undefined);
  const { usernameFragment: ufrag } = init;
  const unknown = ufrag !== null && !corresponding(connection, section).some((other) => other.ufrag === ufrag);
  if (step('4.5', unknown)) return rejected(world, 'OperationError', 'no remote description has that ufrag');
  const promise = new ModelPromise<undefined>(world);
  if (step('4.7')) world.start('operation', connection, add(connection, init, section, promise));
  return promise;
};

/** https://w3c.github.io/webrtc-pc/#dom-peerconnection-addicecandidate */
export const addIceCandidate = (connection: Connection, init: CandidateInit): ModelPromise => {
  const { edition } = connection.world;
  const forAll = init.sdpMid === null && init.sdpMLineIndex === null;
  if (step('3', forAll && !(init.candidate === '' && edition.has('2019-end-of-candidates'))))
    return rejected(connection.world, 'TypeError', 'sdpMid and sdpMLineIndex are both null');
  return chain(connection, () => addInTurn(connection, init));
};
