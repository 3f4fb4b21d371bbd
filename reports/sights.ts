import type { Entry, Seen, Trace } from '../spec-model/vocabulary';

/** What a trace tells of one command that its text does not. */
export interface Sight {
  /** Handle of the receiver. */
  on?: string;
  args: readonly Seen[];
  /** The name of the value that it gave: the handle of an object, or `offer0`, `answer1`. */
  names?: string;
  skipped?: string;
  /** Names of the descriptions that existed when it was called, the newest first. */
  descriptions: readonly string[];
}

const isHandle = (value: Seen): value is { readonly h: string } =>
  typeof value === 'object' && value !== null && 'h' in value && typeof value.h === 'string';

const DESCRIPTIONS: Readonly<Record<string, string>> = { createOffer: 'offer', createAnswer: 'answer' };

/** Reads a trace for names. */
class Reader {
  readonly sights = new Map<number, Sight>();
  readonly #methods = new Map<number, string>();
  readonly #named = new Set<string>();
  readonly #counts = new Map<string, number>();
  #descriptions: readonly string[] = [];

  read(entry: Entry): void {
    if (entry.t === 'call') this.#call(entry);
    else if (entry.t === 'return') this.#gave(entry.i, entry.v);
    else if (entry.t === 'resolve') this.#resolved(entry.i, entry.v);
    else if (entry.t === 'skip') this.sights.set(entry.i, { args: [], descriptions: [], skipped: entry.why });
  }

  #call({ i, on, m, a }: Extract<Entry, { t: 'call' }>): void {
    this.#methods.set(i, m);
    this.sights.set(i, { ...(on === '' ? {} : { on }), args: a, descriptions: this.#descriptions });
  }

  /** The first command that gives an object names it. */
  #gave(i: number, value: Seen): void {
    const sight = this.sights.get(i);
    if (!sight || !isHandle(value) || this.#named.has(value.h)) return;
    this.#named.add(value.h);
    sight.names = value.h;
  }

  #resolved(i: number, value: Seen): void {
    const kind = DESCRIPTIONS[this.#methods.get(i) ?? ''];
    if (kind === undefined) this.#gave(i, value);
    else this.#described(i, kind);
  }

  #described(i: number, kind: string): void {
    const sight = this.sights.get(i);
    if (!sight) return;
    const number = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, number + 1);
    sight.names = `${kind}${number}`;
    this.#descriptions = [sight.names, ...this.#descriptions];
  }
}

/** Index of a command -> what the trace tells of it. */
export const sights = (trace: Trace): ReadonlyMap<number, Sight> => {
  const reader = new Reader();
  for (const entry of trace) reader.read(entry);
  return reader.sights;
};
