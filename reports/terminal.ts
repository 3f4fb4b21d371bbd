import type { Finding } from '../suites/campaign/result';
import { type BlockInput, block, knownBlock } from './terminal/block';
import { closing } from './terminal/closing';
import { editionLines } from './terminal/editions';
import type { ReportInput } from './terminal/input';
import { propertyLines } from './terminal/properties';
import type { Style } from './terminal/style';

export type { ReportInput } from './terminal/input';

export interface HeaderInput {
  readonly peerproof: string;
  readonly implementation: string;
  readonly edition: string;
  readonly seed: number;
  /** Milliseconds. */
  readonly quietTime: number;
}

/** Printed before the first script runs, so that the seed is known whatever happens. */
export const header = (input: HeaderInput, { paint }: Style): string => {
  const { peerproof, implementation, edition, seed, quietTime } = input;
  const how = `webrtc-pc ${edition}  seed ${seed}  quiet time ${quietTime} ms`;
  return `${paint('bold', `peerproof ${peerproof}`)}  ${implementation}  ${paint('dim', how)}`;
};

const blockInput = ({ gate, files }: ReportInput, finding: Finding): BlockInput => {
  const { number = 0, file = '' } = files.get(finding.divergence.fingerprint) ?? {};
  const known = gate.known.find((known) => known.finding === finding);
  return { finding, number, file, status: known ? 'known' : 'new', note: known?.entry.note ?? '' };
};

const blocks = (input: ReportInput, style: Style): string[] =>
  input.result.findings
    .map((finding) => blockInput(input, finding))
    .sort((a, b) => a.number - b.number)
    .flatMap((input) => (input.status === 'known' ? knownBlock(input, style) : block(input, style)));

/** The whole report but for its header. */
export const report = (input: ReportInput, style: Style): string =>
  [
    ...propertyLines(input.result.properties, input.gate.new.length + input.gate.unconfirmed.length === 0, style),
    ...blocks(input, style),
    ...editionLines(input.fits ?? [], style),
    ...closing(input, style),
  ].join('\n');
