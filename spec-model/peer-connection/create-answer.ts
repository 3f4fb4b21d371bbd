import { errorValue } from '../infra/completion';
import { ModelPromise, rejected } from '../infra/promise';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import { generate } from '../jsep/generate';
import { planAnswer } from '../jsep/plan-answer';
import { refusesAnswer } from '../jsep/refusal';
import { chain } from './chain-an-operation';
import type { Connection } from './connection';
import type { CreatedDescription } from './create-offer';

const method = algorithm('RTCPeerConnection.createAnswer');
const create = algorithm('create-an-answer');
const parallel = algorithm('in-parallel-steps-to-create-an-answer');
const final = algorithm('final-steps-to-create-an-answer');

function* createInParallel(connection: Connection, promise: ModelPromise<CreatedDescription>): Process {
  let changes: number;
  do {
    changes = connection.changes;
    yield inParallel('create an answer');
    if (parallel('1', connection.certificates.length === 0)) yield inParallel('a certificate is generated');
    if (parallel('4')) yield queueTask('final steps to create an answer');
    if (final('1', connection.isClosed)) return;
  } while (final('2', connection.changes !== changes));
  // Step 3 of those in parallel is about system resources; no other step has an error.
  if (refusesAnswer(connection, 'answer'))
    return promise.reject(errorValue('OperationError', 'a bundled mid has no section'));
  const plan = planAnswer(connection);
  const sdp = final('3') ? generate(connection, plan) : '';
  if (final('5')) connection.lastCreatedAnswer = sdp;
  connection.answerAccurateAt = connection.changes;
  if (final('6')) promise.resolve({ type: 'answer', sdp });
}

/** https://w3c.github.io/webrtc-pc/#dfn-creating-an-answer */
export const createAnAnswer = (connection: Connection): ModelPromise<CreatedDescription> => {
  const { signalingState: state, world } = connection;
  if (create('1', state !== 'have-remote-offer' && state !== 'have-local-pranswer'))
    return rejected(world, 'InvalidStateError', `no answer can be created in ${state}`);
  const promise = new ModelPromise<CreatedDescription>(world);
  if (create('3')) world.start('operation', connection, createInParallel(connection, promise));
  return promise;
};

/** https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-createanswer */
export const createAnswer = (connection: Connection): ModelPromise => {
  if (method('2', connection.isClosed))
    return rejected(connection.world, 'InvalidStateError', 'the connection is closed');
  return method('3') ? chain(connection, () => createAnAnswer(connection)) : new ModelPromise(connection.world);
};
