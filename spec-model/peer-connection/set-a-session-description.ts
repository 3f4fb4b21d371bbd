import { closeUnusedTransports } from '../dtls/close-transports';
import { carryData } from '../dtls/media-transport';
import type { ErrorValue } from '../infra/completion';
import { ModelPromise, rejected } from '../infra/promise';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import { applyLocal } from '../jsep/apply-local';
import { applyRemote } from '../jsep/apply-remote';
import { refusal } from '../jsep/refusal';
import { rollBack } from '../jsep/roll-back';
import type { RemoteTrackChanges } from '../rtp/remote-tracks';
import { viewDescription } from '../sdp/view';
import type { Connection, SdpType } from './connection';
import { fireEvents } from './fire-description-events';
import { becomeStable, removeStopped, saveLastStableState, storeDescription } from './store-description';
import { updateSctpTransport } from './update-sctp-transport';

const step = algorithm('set-a-session-description');

export interface DescriptionInit {
  readonly type: SdpType;
  readonly sdp: string;
}

const withoutThose = <T>(all: readonly T[], those: readonly T[]): T[] => all.filter((one) => !those.includes(one));

/** Steps 4.6.4 to 4.6.14: all changes of state, in one task, before any event. */
const apply = (connection: Connection, init: DescriptionInit, remote: boolean): RemoteTrackChanges => {
  const { type, sdp } = init;
  const changes: RemoteTrackChanges = {
    trackEventInits: [],
    muteTracks: [],
    addList: [],
    removeList: [],
    errorList: [],
  };
  const view = viewDescription(sdp);
  const before = connection.transceivers;
  if (step('4.6.4', type === 'offer' && connection.signalingState === 'stable')) saveLastStableState(connection);
  if (step('4.6.11', type !== 'rollback')) {
    storeDescription(connection, type, sdp, remote);
    updateSctpTransport(connection, type, view, remote, changes.errorList);
    if (step('4.6.11.1', !remote)) applyLocal(connection, type, view, changes);
    else if (step('4.6.11.2', remote)) applyRemote(connection, type, view, changes);
    carryData(connection, view, { offer: type === 'offer', remote });
  } else if (step('4.6.12', type === 'rollback')) rollBack(connection, changes);
  if (step('4.6.13', type === 'answer')) removeStopped(connection);
  if (step('4.6.14', connection.signalingState === 'stable')) {
    closeUnusedTransports(connection, withoutThose(before, connection.transceivers));
    becomeStable(connection);
  }
  return changes;
};

const isSettingParameters = ({ transceivers }: Connection): boolean =>
  transceivers.some(({ sender }) => sender.settingParameters > 0);

const fail = (connection: Connection, promise: ModelPromise<undefined>, error: ErrorValue): void => {
  if (step('4.5.1', connection.isClosed)) return;
  promise.reject(error);
};

function* process(
  connection: Connection,
  init: DescriptionInit,
  remote: boolean,
  promise: ModelPromise<undefined>,
): Process {
  let added: number;
  let waits = false;
  const blocked = () => waits && isSettingParameters(connection);
  do {
    added = connection.addTrackCount;
    yield { ...inParallel(`apply ${remote ? 'remote' : 'local'} ${init.type}`), blocked };
    yield queueTask('set the session description');
    const error = refusal(connection, init, remote);
    if (step('4.5', error !== undefined) && error) return fail(connection, promise, error);
    if (step('4.6.1', connection.isClosed)) return;
    waits = step('4.6.3', isSettingParameters(connection));
  } while (step('4.6.2', remote && init.type === 'offer' && connection.addTrackCount !== added) || waits);
  if (!step('4.6')) return;
  const before = connection.signalingState;
  const changes = apply(connection, init, remote);
  connection.world.agent.signaled(connection);
  fireEvents(connection, before, changes);
  if (step('4.6.21')) promise.resolve(undefined);
}

/** https://w3c.github.io/webrtc-pc/#set-description */
export const setSessionDescription = (connection: Connection, init: DescriptionInit, remote: boolean): ModelPromise => {
  const { signalingState: state, world } = connection;
  const provisional = state === 'have-local-pranswer' || state === 'have-remote-pranswer';
  const refused = () => state === 'stable' || (provisional && world.edition.has('2019-pranswer-rollback'));
  if (step('2', init.type === 'rollback' && refused()))
    return rejected(world, 'InvalidStateError', `nothing to roll back in ${state}`);
  const isOtherSide = state === (remote ? 'have-local-offer' : 'have-remote-offer');
  if (init.type === 'rollback' && isOtherSide && world.chooser.choose('rollback.other-side', [false, true], connection))
    return rejected(world, 'InvalidStateError', 'the offer is of the other side');
  const promise = new ModelPromise<undefined>(world);
  world.start('operation', connection, process(connection, init, remote, promise));
  return promise;
};
