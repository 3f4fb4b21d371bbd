import { Ajv } from 'ajv';
import test from 'ava';
import { gate } from './gate';
import { jsonReport, Report } from './json';
import { finding, property, result, SCRIPT, TRACE } from './testing/results';

const facts = {
  peerproof: '0.0.0',
  adapter: 'fake',
  recorded: new Date(0),
  interrupted: false,
  files: new Map([[finding().divergence.fingerprint, { number: 1, file: 'out/001.json' }]]),
};
const full = result({
  findings: [finding()],
  properties: [property('a/b', { diverges: 3, crash: 1 })],
  broken: [{ property: 'a/b', how: 'crash', detail: 'SIGSEGV', script: SCRIPT, trace: TRACE }],
  variances: { mid: 3 },
  missing: { 'RTCRtpSender.setStreams': 1 },
});

test('a report fits its schema, also after its way through JSON', (t) => {
  const validate = new Ajv().compile(Report);
  for (const run of [full, result()]) {
    const report = jsonReport(run, gate(run), facts);
    t.true(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors));
  }
});

test('a report says what was new, and where its counterexample is; it holds no trace', (t) => {
  const report = jsonReport(full, gate(full), facts);
  t.is(report.outcome, 'new-divergence');
  t.like(report.findings[0], { status: 'new', number: 1, counterexample: 'out/001.json', hash: 'df64628a' });
  t.false('trace' in (report.findings[0] ?? {}));
  t.false('trace' in (report.broken[0] ?? {}));
});

test('the schema refuses a report that lacks something', (t) => {
  const { seed: _, ...rest } = jsonReport(full, gate(full), facts);
  t.false(new Ajv().compile(Report)(rest));
});
