import fc from 'fast-check';
import { type Adapter, AdapterUnavailable, type Session } from '../../adapters/contract';
import { divergence, result, SCRIPT, TRACE } from '../../reports/testing/results';
import type { Divergence, Judgement } from '../../spec-model/vocabulary';
import type { Io } from '../io';
import type { Parts } from '../parts';
import { peerproof } from '../program';

const session = (): Session => ({
  implementation: { name: 'fake', version: 'fake 1.2.3' },
  perform: async () => TRACE,
  stop: async () => {},
});

export const adapter = (over: Partial<Adapter> = {}): Adapter => ({
  name: 'fake',
  title: 'a fake',
  engine: 'a fake',
  start: async () => session(),
  available: async () => ({ ok: true, detail: 'built in' }),
  ...over,
});

const selectable = (id: string): Parts['properties'][number] => ({
  id,
  suite: id.split('/')[0] ?? '',
  title: `what ${id} says`,
  checks: ['RTCPeerConnection.addTrack/5'],
  script: fc.constant(SCRIPT),
});

const ADAPTERS = [adapter(), adapter({ name: 'wrtc', title: 'another fake' })];

/** A judge that sees these divergences, one behind the other, or none and this verdict. */
export const judgedAs =
  (judgement: Judgement, ...behind: readonly Divergence[]): Parts['judge'] =>
  (_trace, { tolerate = new Set() } = {}) => {
    const { divergence: first, ...rest } = judgement;
    const divergence = [...(first ? [first] : []), ...behind].find(({ fingerprint }) => !tolerate.has(fingerprint));
    return divergence ? { ...rest, divergence } : rest;
  };

export const parts = (over: Partial<Parts> = {}): Parts => ({
  version: '0.0.0',
  edition: 'ED-2026-05-04',
  adapters: ADAPTERS,
  findAdapter: (wanted) => {
    const found = (over.adapters ?? ADAPTERS).find(({ name }) => name === wanted);
    if (!found) throw new AdapterUnavailable(`there is no adapter ${wanted}`);
    return found;
  },
  properties: ['sender-reuse/closed-connection', 'sender-reuse/order', 'error-codes/add-track'].map(selectable),
  relations: [],
  runCampaign: async () => result(),
  measureQuietTime: async () => 30,
  fit: async () => [],
  simulate: session,
  judge: judgedAs({ verdict: 'diverges', divergence: divergence(), notes: [] }),
  differenceKey: ({ fingerprint }) => fingerprint,
  ...over,
});

export interface Invocation {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, on fakes unless told otherwise. */
export const invoke = async (
  argv: readonly string[],
  over: Partial<Parts> = {},
  io: Partial<Io> = {},
): Promise<Invocation> => {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await peerproof(argv, parts(over), {
    out: (line) => out.push(`${line}\n`),
    err: (text) => err.push(text),
    columns: 100,
    colour: false,
    errColumns: undefined,
    now: () => new Date('2026-11-21T10:20:30Z'),
    grace: 20,
    onSignal: () => () => {},
    ...io,
  });
  return { code, out: out.join(''), err: err.join('') };
};
