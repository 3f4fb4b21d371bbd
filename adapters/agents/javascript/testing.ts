import type { Entry, Script } from '../../../spec-model/vocabulary';
import inert from '../environments/inert';
import createAgent from './index';

/** What the tests of the agent share: runs of scripts on the inert implementation, changed as the test needs it. */

export type Inert = ReturnType<typeof inert>;
export type Change = (environment: Inert) => object;

/** Runs a script and gives its entries. */
export const run = async (
  script: Script,
  change: Change = () => ({}),
  times = { quiet: 5, limit: 200 },
  amend?: (index: number) => void,
): Promise<Entry[]> => {
  const environment = inert();
  const entries: Entry[] = [];
  const agent = createAgent({ ...environment, ...change(environment) });
  await agent({ id: 0, script, ...times }, (entry) => entries.push(entry), amend);
  return entries;
};

/** An environment whose connections have other members. */
export const withMembers =
  (make: (Base: Inert['RTCPeerConnection']) => unknown): Change =>
  (environment) => ({ RTCPeerConnection: make(environment.RTCPeerConnection) });

export const of = <T extends Entry['t']>(entries: readonly Entry[], t: T): Extract<Entry, { t: T }>[] =>
  entries.filter((entry): entry is Extract<Entry, { t: T }> => entry.t === t);

export const kinds = (entries: readonly Entry[]): string[] => entries.map((entry) => entry.t);

/** A method call on the first connection. */
export const pc0 = (call: string, ...args: unknown[]) => ({ pc: 0, call, args: args as never[] });
