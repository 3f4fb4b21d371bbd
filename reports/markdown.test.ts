import test from 'ava';
import type { CampaignResult } from '../suites/campaign/result';
import { gate } from './gate';
import { jsonReport, type Report } from './json';
import { BEGIN, END, replaceBetweenMarkers, resultsMarkdown } from './markdown';
import { divergence, finding, property, result } from './testing/results';

const reportOf = (over: Partial<CampaignResult>): Report => {
  const run = result(over);
  const facts = { peerproof: '0', adapter: 'fake', recorded: new Date(0), interrupted: false, files: new Map() };
  return jsonReport(run, gate(run), facts);
};

const one = reportOf({
  implementation: { name: 'b', version: 'b 2' },
  properties: [property('s/diverging', { diverges: 3, conforms: 1 }), property('s/lacking', { unsupported: 4 })],
  findings: [finding({ property: 's/diverging', divergence: divergence({ expected: 'a | b', observed: '<c>' }) })],
});
const other = reportOf({
  implementation: { name: 'a', version: 'a 1' },
  properties: [property('s/diverging', { diverges: 1 }), property('s/crashing', { crash: 1, conforms: 3 })],
  findings: [finding({ property: 's/elsewhere' })],
});

test('the tables name runs, properties and divergences, one row each', (t) => {
  t.is(
    resultsMarkdown([one, other]),
    `### Runs

| implementation | edition | seed | scripts | distinct divergences | scripts that |
| --- | --- | --- | --- | --- | --- |
| a 1 | ED-2026-05-04 | 7 | 200 | 1 | 3 conform, 1 diverge, 1 crash |
| b 2 | ED-2026-05-04 | 7 | 200 | 1 | 1 conform, 3 diverge, 4 unsupported |

### Properties

| property | a 1 | b 2 |
| --- | --- | --- |
| \`s/crashing\` | 1 of 4 not judged | not run |
| \`s/diverging\` | 1 of 1 diverge | 3 of 4 diverge: \`df64628a\` |
| \`s/lacking\` | not run | 4 of 4 unsupported |

### Divergences

|  | requirement | expected | observed | where |
| --- | --- | --- | --- | --- |
| \`df64628a\` | [RTCPeerConnection.addTrack/5](https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-addtrack) | throws InvalidStateError | returns sender0 | a 1, b 2 |
`,
  );
});

test('what would break a table does not', (t) => {
  t.regex(resultsMarkdown([one]), /\| a \\\| b \| &lt;c> \|/);
});

test('only what stands between the markers is replaced, and twice is once', (t) => {
  const page = `before\n${BEGIN}\nold\n${END}\nafter\n`;
  const once = replaceBetweenMarkers(page, 'new');
  t.is(once, `before\n${BEGIN}\n\nnew\n\n${END}\nafter\n`);
  t.is(replaceBetweenMarkers(once ?? '', 'new'), once);
  t.is(replaceBetweenMarkers('no markers', 'new'), undefined);
  t.is(replaceBetweenMarkers(`${END}${BEGIN}`, 'new'), undefined);
});
