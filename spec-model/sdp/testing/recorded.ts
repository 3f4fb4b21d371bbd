import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '../../../fixtures/sdp');

export interface Recorded {
  /** 'chromium-offer', ... */
  readonly name: string;
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

/** Descriptions that implementations created. */
export const recorded: readonly Recorded[] = readdirSync(folder)
  .filter((file) => file.endsWith('.sdp'))
  .map((file) => ({
    name: path.basename(file, '.sdp'),
    type: file.includes('answer') ? 'answer' : 'offer',
    sdp: readFileSync(path.join(folder, file), 'utf8'),
  }));

export const sdpOf = (name: string): string => recorded.find((one) => one.name === name)!.sdp;

export interface Malformed {
  readonly title: string;
  readonly sdp: string;
  readonly line: number;
  readonly open: boolean;
}

const { base, cases } = JSON.parse(readFileSync(path.join(folder, 'malformed.json'), 'utf8')) as {
  base: string[];
  cases: { title: string; find: string; with: string; line: number; open?: boolean }[];
};

/** A well-formed description with most of the attributes that JSEP parses. */
export const wellFormed = base.map((line) => `${line}\r\n`).join('');

export const malformed: readonly Malformed[] = cases.map((one) => ({
  title: one.title,
  sdp: wellFormed.replace(one.find, () => one.with),
  line: one.line,
  open: one.open === true,
}));
