import test from 'ava';
import { runs } from '../../fixtures/witnesses/own-edition.json';
import { editions } from '../../spec-model/editions/editions';
import { judge } from '../../spec-model/judge/judge';
import type { Script } from '../../spec-model/vocabulary';
import { how } from '../rounds';
import { choosers } from './choosers';
import { simulate } from './editions';

for (const { title, edition: id, chooser, seed, script } of runs)
  test(`${id} accepts itself: ${title}`, async (t) => {
    const edition = editions.find((one) => one.id === id);
    const choose = choosers[chooser];
    if (!edition || !choose) return t.fail('there is no such edition, or way to choose');
    const trace = await simulate(edition, choose(seed)).perform(script as unknown as Script, how);
    const { verdict, divergence } = judge(trace, { edition });
    t.is(divergence?.fingerprint, undefined);
    t.true(verdict === 'conforms' || verdict === 'permitted-variance', verdict);
  });
