import test from 'ava';
import { simulatorSession } from '../../adapters/simulator';
import { findEdition, type latest } from '../../spec-model/editions/editions';
import { amongFailures } from '../mutation/mutants';
import { alphabets } from './alphabets';
import { lengthOf } from './alphabets/letters';
import { type Explored, explore } from './explore';
import { pairsOf, shortestFor, shortestForEach, shortestForEditions } from './shortest';
import { shortestForMutants } from './shortest-for-mutants';
import { stepsOf, Witnesses } from './witnesses';

/** Goes to the end of an exploration. */
const all = (...args: Parameters<typeof explore>) => {
  const scripts: Explored[] = [];
  const exploration = explore(...args);
  for (;;) {
    const next = exploration.next();
    if (next.done) return { scripts, summary: next.value };
    scripts.push(next.value);
  }
};

const { channels, candidates, transceivers, signaling } = alphabets;

test.serial('scripts come shortest first, each once, and none is longer than was asked for', (t) => {
  const { scripts, summary } = all(channels, { depth: 2 });
  t.deepEqual({ ...summary }, { states: summary.states, transitions: scripts.length, depth: 2, whole: true });
  t.is(scripts.filter(({ isNew }) => isNew).length + 1, summary.states);
  t.is(new Set(scripts.map(({ script }) => JSON.stringify(script))).size, scripts.length);
  t.deepEqual(
    scripts.map(({ script }) => lengthOf(script)),
    scripts.map(({ length }) => length).sort((a, b) => a - b),
  );
  t.true(scripts.every(({ length }) => length <= 2));
});

test.serial('a limit of states ends it, and says so', (t) => {
  const { summary } = all(channels, { depth: 3, states: 40 });
  t.is(summary.states, 40);
  t.false(summary.whole);
  t.true(summary.depth < 3);
});

test.serial('what is explored is the same each time', (t) => {
  const once = () => all(transceivers, { depth: 2 }).scripts.map(({ script, isNew }) => [script, isNew]);
  t.deepEqual(once(), once());
});

test.serial('the first script for which something holds is as short as can be', async (t) => {
  const runs = (step: string) => shortestFor(explore(candidates, { depth: 2 }), ({ ran }) => ran.has(step));
  t.is(lengthOf((await runs('RTCPeerConnection.addIceCandidate/4.1')) ?? []), 1);
  // An offer has to be made before it can be taken.
  t.is(lengthOf((await runs('set-a-session-description/4.6.11.2')) ?? []), 2);
  t.is(await runs('no such step'), undefined);
});

test.serial('an exploration is given up once there is nothing left to look for', async (t) => {
  let count = 0;
  const counting = function* () {
    for (const one of explore(candidates, { depth: 3 })) {
      count++;
      yield one;
    }
  };
  const found = await shortestForEach(counting(), [1, 5], (wanted) => count >= wanted);
  t.is(found.size, 2);
  t.true(count <= 6);
});

test.serial('witnesses run their steps behind the API, most of them without waits', async (t) => {
  const found = new Witnesses();
  for (const one of all(transceivers, { depth: 2 }).scripts) found.note('transceivers', one);
  const session = simulatorSession();
  const witnesses = await found.confirmed(session);
  t.true(witnesses.length >= found.size && found.size > 100, `${witnesses.length} of ${found.size}`);
  const two = witnesses.filter(({ length }) => length === 2);
  for (const { step, script } of two) t.true((await stepsOf(session, script)).has(step), step);
  t.true(two.some(({ script }) => script.length === 2));
});

test.serial('a script is found that notices a mutant, and none for one that changes nothing there', async (t) => {
  const skipped = { algorithm: 'RTCPeerConnection.removeTrack', step: '10', mutation: 'skip' } as const;
  const elsewhere = { algorithm: 'RTCDataChannel.send', step: '3', mutation: 'skip' } as const;
  const found = await amongFailures(() =>
    shortestForMutants(explore(transceivers, { depth: 2 }), [skipped, elsewhere], () =>
      simulatorSession({ fuel: 20_000 }),
    ),
  );
  t.is(lengthOf(found.get(skipped) ?? []), 2, JSON.stringify(found.get(skipped)));
  t.deepEqual(
    found.get(skipped)?.flatMap((command) => ('call' in command ? command.call : [])),
    ['addTrack', 'removeTrack'],
  );
  t.false(found.has(elsewhere));
});

test.serial('the shortest script that tells two editions apart', async (t) => {
  const [a, b] = [findEdition('CR-2018'), findEdition('CR-2019')];
  if (!a || !b) return t.fail();
  const simulate = (edition: typeof latest) => simulatorSession({ edition });
  const [pair] = pairsOf([a, b]);
  if (!pair) return t.fail();
  const found = await shortestForEditions(explore(signaling, { depth: 1 }), [pair], simulate);
  t.is(lengthOf(found.get(pair) ?? []), 1, JSON.stringify(found.get(pair)));
  t.deepEqual(pairsOf([a, a]), []);
});
