import { adapters, findAdapter } from '../adapters/registry';
import { simulatorSession } from '../adapters/simulator';
import { version } from '../package.json';
import { pinned } from '../spec-model/catalogue/catalogue';
import { differenceKey, judge } from '../spec-model/judge/judge';
import { runCampaign } from '../suites/campaign/campaign';
import { measureQuietTime } from '../suites/campaign/quiet-time';
import { fitEditions } from '../suites/editions/fit';
import { witnesses } from '../suites/editions/witnesses';
import { relations } from '../suites/metamorphic';
import { properties } from '../suites/registry';
import type { Parts } from './parts';

/** The real parts. */
export const wired: Parts = {
  version,
  edition: `ED-${pinned.date}`,
  adapters,
  findAdapter,
  properties,
  relations,
  runCampaign,
  measureQuietTime,
  fit: (session, how) => fitEditions(session, witnesses, { ...how, budget: 8000 }),
  simulate: (edition, chooser) => simulatorSession({ edition, ...(chooser ? { chooser } : {}) }),
  judge,
  differenceKey,
};
