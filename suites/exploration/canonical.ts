import { types } from 'node:util';
import { DtlsTransport } from '../../spec-model/dtls/transport';
import { World } from '../../spec-model/infra/world';
import { reconfigured } from '../../spec-model/jsep/continuity';
import { Connection } from '../../spec-model/peer-connection/connection';
import { Receiver } from '../../spec-model/rtp/transceiver';
import { sourceOf } from '../../spec-model/simulator/media';
import type { ModelRun } from './model-run';
import { madeUp } from './names';

/**
 * Slots that are left out. Those that only count up: what is made of them is new whatever they are (`serial`), or only whether they changed
 * since matters, and that is put in their place. And the marker of the step that an error comes from, which counts, too.
 */
const leftOut: Readonly<Record<string, ReadonlySet<string>>> = {
  Connection: new Set(['serial', 'changes', 'addTrackCount', 'offerAccurateAt', 'answerAccurateAt', 'world']),
  Network: new Set(['serial']),
  Object: new Set(['at']),
  Sender: new Set(['transactionIds', 'forgetting']),
  Certificate: new Set(['keyingMaterialHandle']),
};

type Beside = (object: object, run: ModelRun) => unknown;

/** What the model keeps of objects, but not in them. Where that is of no consequence but for statistics, it is left out. */
const beside: Readonly<Record<string, Beside>> = {
  Connection: (object) => {
    const connection = object as Connection;
    const { changes, offerAccurateAt, answerAccurateAt } = connection;
    return [offerAccurateAt === changes, answerAccurateAt === changes, reconfigured(connection)];
  },
  DtlsTransport: (object, { agent }) => agent.knownOf(object as DtlsTransport),
  Receiver: (object) => sourceOf(object as Receiver),
};
for (const known of [Connection, DtlsTransport, Receiver]) if (!(known.name in beside)) throw new Error(known.name);

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Writes every object that can be reached, once, with a number in the order in which it was met. */
class Writer {
  private readonly numbers = new Map<object, number>();
  private readonly parts: string[] = [];

  constructor(private readonly run: ModelRun) {}

  text(roots: unknown): string {
    this.write(roots);
    return this.parts.join('');
  }

  private write(value: unknown): void {
    const { parts } = this;
    if (typeof value === 'string') parts.push(JSON.stringify(value), ',');
    else if (typeof value === 'function') parts.push('f,');
    else if (typeof value !== 'object' || value === null) parts.push(`${String(value)},`);
    else if (!(value instanceof World)) this.object(value);
  }

  private object(object: object): void {
    const known = this.numbers.get(object);
    if (known !== undefined) return void this.parts.push(`#${known},`);
    this.numbers.set(object, this.numbers.size);
    if (Array.isArray(object)) return this.items('[', object);
    if (object instanceof Map) return this.items('M[', [...object].flat(1));
    if (object instanceof Set) return this.items('S[', object);
    if (types.isAnyArrayBuffer(object)) return void this.parts.push(`b${hexOf(new Uint8Array(object))},`);
    this.members(object);
  }

  private items(open: string, items: Iterable<unknown>): void {
    this.parts.push(open);
    for (const item of items) this.write(item);
    this.parts.push('],');
  }

  private members(object: object): void {
    const { name } = object.constructor ?? { name: '' };
    const left = leftOut[name];
    this.parts.push(name, '{');
    for (const [key, value] of Object.entries(object)) {
      if (left?.has(key)) continue;
      this.parts.push(key, ':');
      this.write(value);
    }
    const more = beside[name];
    if (more) this.write(more(object, this.run));
    this.parts.push('},');
  }
}

/** A port of the simulated network, where it stands in a candidate or an endpoint. */
const ports = /(127\.0\.0\.1 |\bport:)(4\d{4})\b/g;
/** Transactions of setParameters: a connection and a number. */
const transactions = /"\d-\d+"/g;
/** A certificate has a number in its name. */
const fingerprints = /\b(?:[0-9A-F]{2}:){31}[0-9A-F]{2}\b/gi;
const encodings = /\bb30[0-9a-f]+\b/g;
const origins = /o=(\S+) (\d+) (\d+) /g;

/** The versions of each session are replaced by their ranks: that one is the newer is all that they say. */
const rankOrigins = (text: string): string => {
  const versions = new Map<string, Set<number>>();
  for (const [, user, session, version] of text.matchAll(origins)) {
    const key = `${user} ${session}`;
    versions.set(key, (versions.get(key) ?? new Set()).add(Number(version)));
  }
  const ranks = new Map([...versions].map(([key, set]) => [key, [...set].sort((a, b) => a - b)]));
  return text.replace(
    origins,
    (_all, user, session, version) =>
      `o=${user} ${session} ${ranks.get(`${user} ${session}`)?.indexOf(Number(version))} `,
  );
};

/** What was made up is replaced by numbers in the order of first appearance. */
const renumber = (text: string): string => {
  const numbers = new Map<string, string>();
  const numberOf = (kind: string, name: string): string => {
    const key = kind + name;
    const known = numbers.get(key) ?? `${kind}${numbers.size}`;
    numbers.set(key, known);
    return known;
  };
  return text
    .replace(madeUp, (name) => numberOf('~', name))
    .replace(fingerprints, (text) => numberOf('f', text.toUpperCase()))
    .replace(encodings, (text) => numberOf('b', text))
    .replace(transactions, (name) => numberOf('!', name))
    .replace(ports, (_all, before, port) => before + numberOf('^', port));
};

/**
 * The state of a run as a text: everything that the model keeps and that a script can still refer to. Two runs in which nothing is under way
 * and that have the same form go on in the same way, whatever commands follow.
 * @param besides - what is written with it, e.g. what the application was told
 */
export const canonicalForm = (run: ModelRun, besides?: unknown): string =>
  renumber(rankOrigins(new Writer(run).text([run.registers.roots, run.agent, besides])));
