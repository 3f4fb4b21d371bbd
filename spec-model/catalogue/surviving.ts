import type { Mutation } from '../infra/step';
import list from './survivors.json';

/**
 * Why nobody can notice that a step is broken so: `equivalent`: the broken model does the same as the whole one; `unobservable`: it does
 * something else that no API shows, or that the text lets an implementation do as well.
 */
export interface Survivor {
  readonly algorithm: string;
  readonly step: string;
  readonly mutations: readonly Mutation[];
  readonly kind: 'equivalent' | 'unobservable';
  readonly reason: string;
}

/** Broken steps that nothing can notice. */
export const survivors = list as readonly Survivor[];
