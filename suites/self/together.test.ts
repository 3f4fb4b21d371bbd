import test from 'ava';
import * as fc from 'fast-check';
import { plantedSession } from '../../adapters/fakes/planted';
import type { Script } from '../../spec-model/vocabulary';
import { runCampaign } from '../campaign/campaign';
import { property } from '../property';
import { visibleFaults } from './fault-search';
import { readWitnesses } from './fault-witnesses';

const witnesses = readWitnesses();

/** Parts of the API that do not hide each other's faults. */
const areas = [
  /^RTCPeerConnection\.(addTrack|removeTrack)/,
  /^RTC(IceCandidate|PeerConnection\.addIceCandidate)/,
  /^(set-a-configuration|validate-an-ICE)/,
  /^RTC(DTMFSender|RtpSender\.(set|get)Parameters)/,
  /^(RTCDataChannel|RTCPeerConnection\.createDataChannel)/,
].map((pattern) => fc.constantFrom(...visibleFaults.filter(({ breaks }) => pattern.test(breaks))));

const three = fc
  .shuffledSubarray(areas, { minLength: 3, maxLength: 3 })
  .chain((chosen) => fc.tuple(...chosen))
  .filter((faults) => faults.every(({ name }) => (witnesses[name]?.script.length ?? 99) <= 4));

const scriptOf = (name: string): Script => witnesses[name]?.script ?? [];

/** Each after what showed the others, and one at a time. */
const aimed = (scripts: readonly Script[]) =>
  property('together', 'three', {
    title: 'scripts that show three faults',
    checks: [],
    cases: [scripts.flat(), scripts.toReversed().flat(), ...scripts],
    script: fc.constant(scripts.flat()),
  });

test('three faults planted at once are three findings', async (t) => {
  for (const faults of fc.sample(three, { seed: 1, numRuns: 10 })) {
    const names = faults.map(({ name }) => name);
    const { findings } = await runCampaign({
      session: plantedSession(...faults),
      properties: [aimed(names.map(scriptOf))],
      seed: 1,
      scripts: 1,
      repeat: 2,
      quiet: 10,
      limit: 2000,
    });
    const showing = names.map((name) =>
      findings.findIndex(({ divergence, also }) =>
        [divergence.fingerprint, ...also].includes(witnesses[name]?.fingerprint ?? ''),
      ),
    );
    t.false(showing.includes(-1), `${names}: ${JSON.stringify(showing)}`);
    t.is(new Set(showing).size, 3, `${names}: ${JSON.stringify(showing)}`);
  }
});
