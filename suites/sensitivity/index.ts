import * as fc from 'fast-check';
import file from '../../fixtures/programs/steps.json';
import type { Script } from '../../spec-model/vocabulary';
import { type Property, property } from '../property';

/** Short programs, each by the step that only it takes note of. */
const programs = file as Readonly<Record<string, unknown>> as Readonly<Record<string, readonly Script[]>>;

const scripts = Object.values(programs).flat();

const steps = property('sensitivity', 'steps', {
  title: 'steps have their effects also where it takes a look at the right object, or the right moment, to see them',
  checks: Object.keys(programs),
  cases: scripts,
  script: fc.constantFrom(...scripts),
});

export const sensitivity: readonly Property[] = [steps];
