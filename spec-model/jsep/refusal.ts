import { type ErrorValue, errorValue } from '../infra/completion';
import { algorithm } from '../infra/step';
import type { Connection, SdpType, SignalingState } from '../peer-connection/connection';
import type { DescriptionInit } from '../peer-connection/set-a-session-description';
import { checkSyntax, type SyntaxResult } from '../sdp/reader';
import { checkSemantics } from '../sdp/semantics';
import { viewDescription } from '../sdp/view';
import { roleOfPeer } from './dtls-role';
import { isRetired } from './retired';
import { asksForOtherRids } from './rids';

const step = algorithm('set-a-session-description');

const allowed = (type: SdpType, remote: boolean): readonly SignalingState[] => {
  if (type === 'offer') return ['stable', remote ? 'have-remote-offer' : 'have-local-offer'];
  return remote ? ['have-local-offer', 'have-remote-pranswer'] : ['have-remote-offer', 'have-local-pranswer'];
};

/** The text leaves open which of its errors a defect of a description gives (w3c/webrtc-pc#3096). */
const anyName = { open: { key: '3096', names: 'any' as const } };

const syntaxError = (syntax: SyntaxResult): ErrorValue => {
  const { what, line } = syntax.ok ? { what: '', line: null } : syntax;
  const detail = { errorDetail: 'sdp-syntax-error', sdpLineNumber: line };
  return errorValue('RTCError', what, { ...detail, about: what, ...anyName });
};

/**
 * Whether defects that are a matter of opinion are refused. What becomes of a section that has another kind or mid now, no text says: only
 * judging, it may be accepted.
 */
const refusesOpen = (connection: Connection, isOther: boolean): boolean => {
  const { chooser } = connection.world;
  const ways = chooser.foresee ? [true, false] : [true];
  const refuses = chooser.choose('description.error', isOther ? ways : [false, true], connection);
  if (!refuses && isOther) chooser.choose('description.other-kind', [true], connection);
  return refuses;
};

/** Defects of the content, in the order of step 4.5. */
const contentError = (
  connection: Connection,
  { type, sdp }: DescriptionInit,
  remote: boolean,
): ErrorValue | undefined => {
  const syntax = checkSyntax(sdp);
  if (step('4.5.3', !syntax.ok && !syntax.open)) return syntaxError(syntax);
  const { currentRemoteDescription, currentLocalDescription, pendingRemoteDescription } = connection;
  const again = step('4.4', type === 'offer' && pendingRemoteDescription !== null); // as if it had been answered
  const offered = again ? pendingRemoteDescription : null;
  const previous = remote ? (offered ?? currentRemoteDescription) : currentLocalDescription;
  const offer = remote ? connection.pendingLocalDescription : connection.pendingRemoteDescription;
  const problems = checkSemantics(viewDescription(sdp), {
    type: type as 'offer' | 'answer' | 'pranswer',
    remote,
    role: (index) => roleOfPeer(connection, index),
    begun: [...connection.dtlsTransports].some(({ dtlsTransportState }) => dtlsTransportState !== 'new'),
    ...(previous ? { previous: viewDescription(previous.sdp) } : {}),
    ...(type !== 'offer' && offer ? { offer: viewDescription(offer.sdp) } : {}),
    ...(currentLocalDescription ? { offeredBefore: viewDescription(currentLocalDescription.sdp) } : {}),
    retired: (index) => isRetired(connection, index),
  });
  const [worst] = problems;
  const certain = problems.some((problem) => !problem.open);
  const open = !certain && ((!syntax.ok && syntax.open) || problems.length > 0);
  const isOther = problems.some(({ kind }) => kind === 'section-kind' || kind === 'section-renamed');
  const refuses = open ? refusesOpen(connection, isOther) : worst !== undefined;
  const ridChange = remote && type === 'offer' && asksForOtherRids(connection, sdp);
  if (!refuses && !ridChange) return undefined;
  const what = worst?.what ?? '';
  const about = worst ? { about: worst.kind } : {};
  // Of several defects, an open one may come first: it may be one of syntax.
  const settled = syntax.ok && worst !== undefined && problems.every(({ anyError }) => !anyError);
  const names = settled ? about : { ...about, ...anyName };
  if (step('4.5.4', remote && worst?.kind === 'rtcp-mux')) return errorValue('InvalidAccessError', what, names);
  if (step('4.5.5', worst === undefined && ridChange)) return errorValue('InvalidAccessError', 'other rids', names);
  if (step('4.5.6')) return errorValue('InvalidAccessError', what, names);
  return step('4.5.7') ? errorValue('OperationError', what, names) : undefined;
};

/** Whether an offer is refused that was accepted with an open defect: where a mid is bundled that no section has, it may be noticed now. */
export const refusesAnswer = (connection: Connection, type: SdpType): boolean => {
  const { pendingRemoteDescription: offer, world } = connection;
  if ((type !== 'answer' && type !== 'pranswer') || !offer) return false;
  const { bundle, sections } = viewDescription(offer.sdp);
  const unknown = bundle.flat().some((mid) => sections.every((section) => section.mid !== mid));
  return unknown && world.chooser.choose('description.error', [false, true], connection);
};

/** Step 4.5: why the description can't be applied, if so. */
export const refusal = (connection: Connection, init: DescriptionInit, remote: boolean): ErrorValue | undefined => {
  const { type } = init;
  if (type === 'rollback' || connection.isClosed) return undefined;
  if (step('4.5.2', !allowed(type, remote).includes(connection.signalingState)))
    return errorValue('InvalidStateError', `${remote ? 'remote' : 'local'} ${type} in ${connection.signalingState}`);
  if (remote) return contentError(connection, init, remote);
  return refusesAnswer(connection, type) && step('4.5.7')
    ? errorValue('OperationError', 'a bundled mid has no section', anyName)
    : undefined;
};
