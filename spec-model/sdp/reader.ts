import { checkAttribute, type Place, singleKey, splitAttribute } from './attributes';
import { remembered } from './cache';
import { checkField, isRtp, isSctp } from './fields';
import { arguable, type Finding, type SyntaxProblem, splitRecords, wrong } from './lines';

export type { SyntaxProblem } from './lines';

const sessionOrder = 'vosiuepcbtka';
const mediaOrder = 'micbka';
const required = 'vost';
/** How many of the required types come before this one. */
const requiredBefore = (type: string): number =>
  [...required].filter((letter) => sessionOrder.indexOf(letter) < sessionOrder.indexOf(type)).length;
const once = new Set(['v', 'o', 's', 'i', 'u', 'k']);

const multicast = /^IN (?:IP4 (?:22[4-9]|23[0-9])\.|IP6 ff)/i;

function shape(line: string): Finding | undefined {
  if (/^[vosiuepcbtrzkam]=/.test(line)) return undefined;
  return wrong(/^[a-z]=/.test(line) ? 'unknown type of line' : 'letter and "=" expected');
}

/** What the attributes of a section are for, by the value of its m= line. */
const protocolOf = (media: string): Place['protocol'] => {
  const [, , protocol = ''] = media.split(' ');
  if (isRtp(protocol)) return 'rtp';
  return isSctp(protocol) ? 'sctp' : null;
};

/** Reads lines in turn and notes what is wrong: their order first, then their values. */
class Reader {
  readonly problems: SyntaxProblem[] = [];
  private number = 0;
  private sections = 0;
  private previous = '-';
  private seen = new Set<string>();
  private singles = new Set<string>();
  private connections: string[] = [];
  private sessionConnection = false;
  private unconnected = 0;
  private protocol: Place['protocol'] = null;

  read(line: string): void {
    this.number++;
    const malformed = shape(line);
    if (malformed) this.note(malformed);
    else this.field(line.charAt(0), line.slice(2));
  }

  end(): void {
    this.number = Math.max(this.number, 1);
    this.closeSection();
    if (this.unconnected > 0) this.note(arguable('no c= line for a section'));
  }

  private field(type: string, value: string): void {
    if (type === 'm') this.openSection(value);
    this.note(this.misplaced(type));
    if (type === 'c' && this.level === 'media') this.note(this.anotherConnection(value));
    this.previous = type;
    this.seen.add(type);
    this.note(type === 'a' ? this.attribute(value) : checkField(type, value));
  }

  private get level(): Place['level'] {
    return this.sections === 0 ? 'session' : 'media';
  }

  private get order(): string {
    return this.sections === 0 ? sessionOrder : mediaOrder;
  }

  private openSection(media: string): void {
    this.closeSection();
    this.sections++;
    this.protocol = protocolOf(media);
    this.previous = '-';
    this.seen = new Set();
    this.singles = new Set();
    this.connections = [];
  }

  /** The session level has all that it needs; whether the section has a c= line of its own or inherits one. */
  private closeSection(): void {
    if (this.sections === 0) {
      this.note(this.missing(required));
      this.sessionConnection = this.seen.has('c');
    } else if (!this.sessionConnection && !this.seen.has('c')) this.unconnected++;
  }

  /** The first of these types that was not there; it counts as read then, to be missed once. */
  private missing(types: string): Finding | undefined {
    const type = [...types].find((letter) => !this.seen.has(letter));
    if (type === undefined) return undefined;
    this.seen.add(type);
    return wrong(`${type}= expected`);
  }

  private misplaced(type: string): Finding | undefined {
    const session = this.level === 'session';
    if (session && 'rz'.includes(type)) return 'trz'.includes(this.previous) ? undefined : wrong(`${type}= without t=`);
    const position = this.order.indexOf(type);
    if (position < 0) return wrong(`${type}= in a section`);
    if (position < this.order.indexOf('rz'.includes(this.previous) ? 't' : this.previous))
      return wrong(`${type}= after ${this.previous}=`);
    if (this.seen.has(type) && (once.has(type) || (type === 'c' && session))) return wrong(`second ${type}=`);
    return session ? this.missing(required.slice(0, requiredBefore(type))) : undefined;
  }

  /** A section may have several for multicast only: one for each layer (RFC 8866, section 5.7). */
  private anotherConnection(value: string): Finding | undefined {
    this.connections.push(value);
    if (this.connections.length < 2 || this.connections.every((one) => multicast.test(one))) return undefined;
    return arguable('second c= line in a section, and not for multicast');
  }

  private attribute(line: string): Finding | undefined {
    const [name, value] = splitAttribute(line);
    const { level, protocol } = this;
    const malformed = checkAttribute(name, value, { level, protocol });
    const key = singleKey(name);
    if (key === undefined) return malformed;
    const isFirst = !this.singles.has(key);
    this.singles.add(key);
    if (malformed || isFirst) return malformed;
    // JSEP parses "a single" line and says nothing of a second one.
    return arguable(`second a=${key} in a section`);
  }

  private note(finding: Finding | undefined): void {
    if (finding) this.problems.push({ line: this.number, ...finding });
  }
}

/**
 * All that is wrong with the syntax of a description, in the order of the lines.
 * @see https://www.rfc-editor.org/rfc/rfc9429#section-5.8
 */
export function syntaxProblems(sdp: string): readonly SyntaxProblem[] {
  const { lines, problems } = splitRecords(sdp);
  const reader = new Reader();
  for (const line of lines) reader.read(line);
  reader.end();
  return [...problems, ...reader.problems].sort((a, b) => a.line - b.line);
}

export type SyntaxResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** 1-based: the line at which a reader has to stop; with `open`, at which it may. */
      readonly line: number;
      readonly what: string;
      /** Every problem is one where the text lets implementations differ, so the description may be accepted as well. */
      readonly open?: boolean;
    };

function check(sdp: string): SyntaxResult {
  const problems = syntaxProblems(sdp);
  const first = problems.find((problem) => !problem.open) ?? problems[0];
  if (!first) return { ok: true };
  return { ok: false, line: first.line, what: first.what, ...(first.open ? { open: true } : {}) };
}

/** The first problem that every reader has to refuse; if there is none, the first that it may. */
export const checkSyntax: (sdp: string) => SyntaxResult = remembered(128, check);
