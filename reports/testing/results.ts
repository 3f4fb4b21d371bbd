import type { Divergence, Script, Trace, Verdict } from '../../spec-model/vocabulary';
import type { CampaignResult, Finding, PropertyResult } from '../../suites/campaign/result';
import { gate } from '../gate';
import { jsonReport, type Report } from '../json';

export const SCRIPT: Script = [
  { pc: 0, call: 'addTrack', args: [{ $: 'track', kind: 'audio', index: 0 }] },
  { pc: 0, call: 'close', args: [] },
  { pc: 0, call: 'addTrack', args: [{ $: 'track', kind: 'audio', index: 0 }] },
];

export const TRACE: Trace = [
  { t: 'begin' },
  { t: 'call', i: 0, on: 'pc0', m: 'addTrack', kind: 'call', a: [{ h: 'track0' }] },
  { t: 'return', i: 0, v: { h: 'sender0' } },
  { t: 'call', i: 1, on: 'pc0', m: 'close', kind: 'call', a: [] },
  { t: 'return', i: 1, v: { $: 'undefined' } },
  { t: 'call', i: 2, on: 'pc0', m: 'addTrack', kind: 'call', a: [{ h: 'track0' }] },
  { t: 'return', i: 2, v: { h: 'sender0' } },
  { t: 'end' },
];

export const divergence = (over: Partial<Divergence> = {}): Divergence => ({
  entry: 6,
  command: 2,
  aspect: 'error',
  subject: 'addTrack',
  expected: 'throws InvalidStateError',
  observed: 'returns sender0',
  at: {
    algorithm: 'RTCPeerConnection.addTrack',
    step: '5',
    anchor: 'https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-addtrack',
    title: 'A closed connection throws InvalidStateError.',
  },
  fingerprint: 'RTCPeerConnection.addTrack/5|error|addTrack|throws InvalidStateError|returns sender',
  steps: ['RTCPeerConnection.addTrack/2: yes', 'RTCPeerConnection.addTrack/5: yes'],
  explanation: 'behaves as if step 5 of addTrack were skipped',
  ...over,
});

export const finding = (over: Partial<Finding> = {}): Finding => ({
  property: 'sender-reuse/closed-connection',
  divergence: divergence(),
  script: SCRIPT,
  trace: TRACE,
  repeated: { shown: 5, of: 5 },
  foundWith: 17,
  seen: 20,
  discovered: { scripts: 30, milliseconds: 900 },
  also: [],
  ...over,
});

const NONE: Record<Verdict, number> = {
  conforms: 0,
  'permitted-variance': 0,
  diverges: 0,
  unsupported: 0,
  inconclusive: 0,
  crash: 0,
  hang: 0,
  garbage: 0,
  'harness-error': 0,
};

export const property = (id: string, verdicts: Partial<Record<Verdict, number>>): PropertyResult => ({
  id,
  suite: id.split('/')[0] ?? '',
  title: `what ${id} says`,
  scripts: Object.values(verdicts).reduce((sum, count) => sum + count, 0),
  verdicts: { ...NONE, ...verdicts },
});

/** 100 scripts a property, all of which conform unless told otherwise. */
export const result = (over: Partial<CampaignResult> = {}): CampaignResult => ({
  implementation: { name: 'fake', version: 'fake 1.2.3' },
  edition: 'ED-2026-05-04',
  seed: 7,
  scripts: 200,
  commands: 3400,
  duration: 1234,
  properties: [
    property('sender-reuse/closed-connection', { conforms: 100 }),
    property('error-codes/add-track', { conforms: 100 }),
  ],
  findings: [],
  unconfirmed: [],
  broken: [],
  variances: {},
  missing: {},
  steps: { 'RTCPeerConnection.addTrack/5': 12 },
  ...over,
});

/** The report of a campaign without a baseline. */
export const report = (campaign: CampaignResult, adapter = 'fake'): Report =>
  jsonReport(campaign, gate(campaign), {
    peerproof: '0',
    adapter,
    recorded: new Date(0),
    interrupted: false,
    files: new Map(),
  });
