import type { Property } from '../property';
import { candidates, constructed } from './candidates';
import { answers, lines, offers, reoffers } from './descriptions';

export const fuzz: readonly Property[] = [offers, lines, reoffers, answers, candidates, constructed];
