import { ModelPromise, rejected } from '../infra/promise';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import { generate } from '../jsep/generate';
import { planOffer } from '../jsep/plan-offer';
import { chain } from './chain-an-operation';
import type { Connection } from './connection';
import { type OfferOptions, offerToReceive } from './legacy-offer-to-receive';

const method = algorithm('RTCPeerConnection.createOffer');
const create = algorithm('create-an-offer');
const parallel = algorithm('in-parallel-steps-to-create-an-offer');
const final = algorithm('final-steps-to-create-an-offer');

/** A description as the promise of createOffer and createAnswer gives it. */
export interface CreatedDescription {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

function* createInParallel(
  connection: Connection,
  options: OfferOptions,
  promise: ModelPromise<CreatedDescription>,
): Process {
  let changes: number;
  do {
    changes = connection.changes;
    yield inParallel('create an offer');
    if (parallel('1', connection.certificates.length === 0)) yield inParallel('a certificate is generated');
    if (parallel('4')) yield queueTask('final steps to create an offer');
    if (final('1', connection.isClosed)) return;
  } while (final('2', connection.changes !== changes));
  const plan = planOffer(connection, options.iceRestart);
  const sdp = final('3') ? generate(connection, plan) : '';
  connection.offeredSections = plan.sections.map((section) => section.transceiver);
  if (final('5')) connection.lastCreatedOffer = sdp;
  connection.offerAccurateAt = connection.changes;
  if (final('6')) promise.resolve({ type: 'offer', sdp });
}

/** https://w3c.github.io/webrtc-pc/#dfn-creating-an-offer */
export const createAnOffer = (
  connection: Connection,
  options: OfferOptions = { iceRestart: false },
): ModelPromise<CreatedDescription> => {
  const { signalingState: state, world } = connection;
  if (create('1', state !== 'stable' && state !== 'have-local-offer'))
    return rejected(world, 'InvalidStateError', `no offer can be created in ${state}`);
  const promise = new ModelPromise<CreatedDescription>(world);
  if (create('3')) world.start('operation', connection, createInParallel(connection, options, promise));
  return promise;
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-createoffer */
export const createOffer = (connection: Connection, options: OfferOptions): ModelPromise => {
  offerToReceive(connection, options);
  if (method('2', connection.isClosed))
    return rejected(connection.world, 'InvalidStateError', 'the connection is closed');
  return method('3') ? chain(connection, () => createAnOffer(connection, options)) : new ModelPromise(connection.world);
};
