import test from 'ava';
import * as fc from 'fast-check';
import { derivePeerTable, type Message, ModelPeer, type Operation } from './peer';
import { reach } from './reach';
import { statesOfMachine } from './testing/machine';
import { missingForSpin, spin } from './testing/spin';
import { actionsOfPeer, twoPeers } from './two-peers';

const table = derivePeerTable();

/** What an action does at a connection, given what it would take. */
const operationOf = (action: number, waiting: readonly Message[]): Operation | undefined => {
  const name = actionsOfPeer[action >> 1];
  if (name !== 'take') return name as Operation;
  return waiting[0] && `take ${waiting[0]}`;
};

test('packed states go where two connections of the model go', (t) => {
  const model = twoPeers(table, 3);
  let moves = 0;
  const walk = (actions: readonly number[]): void => {
    const peers = [new ModelPeer(), new ModelPeer()] as const;
    let state = model.initial;
    for (const action of actions) {
      const { onTheirWay } = model.unpack(state);
      const own = action & 1;
      const next = model.step(state, action);
      const operation = operationOf(action, onTheirWay[own as 0 | 1]);
      const room = onTheirWay[(1 - own) as 0 | 1].length < model.capacity;
      const sends = operation?.startsWith('set') === true;
      if (!operation || (sends && !room)) {
        t.is(next, -1);
        continue;
      }
      const fulfilled = peers[own as 0 | 1].perform(operation);
      t.is(next >= 0, fulfilled || operation.startsWith('take'), `${operation} in ${JSON.stringify(onTheirWay)}`);
      if (next < 0) continue;
      moves++;
      state = next;
      const { peers: after } = model.unpack(state);
      t.deepEqual(
        after.map((index) => table.states[index]),
        peers.map(({ state: shown }) => shown),
        operation,
      );
    }
  };
  const actions = fc.array(fc.nat(model.actions - 1), { minLength: 20, maxLength: 60, size: 'max' });
  fc.assert(fc.property(actions, walk), { seed: 1, numRuns: 25 });
  t.true(moves > 200, `${moves} moves`);
});

test('a queue keeps its order, and takes no more than there is room for', (t) => {
  const model = twoPeers(table, 2);
  const act = (state: number, own: number, name: (typeof actionsOfPeer)[number]) =>
    model.step(state, 2 * actionsOfPeer.indexOf(name) + own);
  let state = act(act(model.initial, 0, 'createOffer'), 0, 'set offer');
  t.deepEqual(model.unpack(state).onTheirWay, [[], ['offer']]);
  state = act(act(state, 1, 'take'), 1, 'createAnswer');
  state = act(act(state, 1, 'set pranswer'), 1, 'set answer');
  t.deepEqual(model.unpack(state).onTheirWay, [['pranswer', 'answer'], []]);
  t.is(act(act(state, 1, 'createOffer'), 1, 'set offer'), -1);
  state = act(state, 0, 'take');
  t.is(table.states[model.unpack(state).peers[0]]?.signalingState, 'have-remote-pranswer');
  state = act(state, 0, 'take');
  t.deepEqual(model.unpack(state), { peers: [0, 0], onTheirWay: [[], []] });
  t.is(state, model.initial);
});

test('@xstate/graph finds as many states', (t) => {
  const model = twoPeers(table, 1);
  t.is(statesOfMachine(model), reach(model).states);
});

// Written by hand in another language: that the numbers are the same says something about both.
const missing = missingForSpin();
const sameAsSpin = 'spin finds as many states and transitions, and the same depth';
if (missing !== undefined && process.env.CI !== 'true') test.skip(`${sameAsSpin} (not run: ${missing})`, () => {});
else
  test(sameAsSpin, (t) => {
    if (missing !== undefined) return t.fail(missing);
    const { took: _, ...found } = spin(3, 'breadth');
    return t.deepEqual(found, reach(twoPeers(table, 3)));
  });
