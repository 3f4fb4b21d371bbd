import test from 'ava';
import { simulatorSession } from '../../adapters/simulator';
import { judge } from '../../spec-model/judge/judge';
import type { Entry, Reference, Script, Trace } from '../../spec-model/vocabulary';
import { call } from '../arbitraries/commands';
import { how } from '../rounds';

/** Gathers for two transports, of which the script looks at one: that of the sender, or that of SCTP. */
const gather = (of: Reference): Promise<Trace> => {
  const transport: Reference = { $: 'attribute', of, name: 'transport' };
  const script: Script = [
    call(0, 'addTransceiver', 'audio'),
    call(0, 'createDataChannel', 'chat'),
    call(0, 'setLocalDescription'),
    { of: { $: 'attribute', of: transport, name: 'iceTransport' }, get: 'state' },
  ];
  return simulatorSession().perform(script, how);
};
const ofSender = gather({ $: 'sender', index: 0 });
const ofSctp = gather({ $: 'attribute', of: { $: 'pc', pc: 0 }, name: 'sctp' });

/** What an event of gathering tells, in a word: `ice complete`, `pc gathering`, `candidate 1`, `end 0`, `null`. */
const nameOf = (entry: Entry): string | undefined => {
  if (entry.t !== 'event') return undefined;
  if (entry.type === 'gatheringstatechange') return `ice ${entry.d.gatheringState}`;
  if (entry.type === 'icegatheringstatechange') return `pc ${entry.d.iceGatheringState}`;
  if (entry.type !== 'icecandidate') return undefined;
  const candidate = entry.d.candidate as { readonly sdpMid: string; readonly candidate: string } | null;
  if (candidate === null) return 'null';
  return `${candidate.candidate === '' ? 'end' : 'candidate'} ${candidate.sdpMid}`;
};

/** The trace with these events of gathering instead of those that it has. */
const told = async (trace: Promise<Trace>, names: readonly string[]): Promise<string> => {
  const entries = await trace;
  const events = entries.filter((entry) => nameOf(entry) !== undefined);
  const chosen = names.map((name) => events.find((entry) => nameOf(entry) === name));
  const first = entries.findIndex((entry) => nameOf(entry) !== undefined);
  const others = entries.filter((entry) => nameOf(entry) === undefined);
  const { verdict, divergence } = judge(others.toSpliced(first, 0, ...chosen.filter((entry) => entry !== undefined)));
  return divergence?.fingerprint ?? verdict;
};

const began = ['ice gathering', 'pc gathering'];
const ended = ['candidate 0', 'end 0', 'candidate 1', 'end 1'];
const missingEnd = /^missing-event\|event icecandidate: end of a generation/;

for (const [name, trace, own, other] of [
  ['the first', ofSender, 0, 1],
  ['the second', ofSctp, 1, 0],
] as const) {
  const order = (...rest: readonly string[]) => told(trace, [...(own === 0 ? began : began.toReversed()), ...rest]);

  test(`${name} of two transports is watched: the other one may be complete before it`, async (t) => {
    t.regex(await order(...ended, 'ice complete', 'pc complete', 'null'), /^(?:conforms|permitted-variance)$/);
    t.is(await order(...ended, 'ice complete', 'null', 'pc complete', 'null'), 'conforms');
    const unended = ended.filter((one) => one !== `end ${other}`);
    t.regex(await order(...unended, 'ice complete', 'pc complete', 'null'), missingEnd);
  });

  test(`${name} of two transports is watched: the other one may begin before it is complete`, async (t) => {
    const mine = [`candidate ${own}`, `end ${own}`, 'ice complete'];
    const rest = [`candidate ${other}`, `end ${other}`, 'pc complete', 'null'];
    t.regex(await order(...mine, ...rest), /^(?:conforms|permitted-variance)$/);
    t.regex(await order(...mine, 'null', ...rest), /^(?:conforms|permitted-variance)$/);
    t.regex(await order(...mine.toSpliced(1, 1), ...rest), missingEnd);
    t.regex(await order(...mine, ...rest.toSpliced(1, 1)), missingEnd);
    t.regex(await order(...mine, 'pc complete', 'null'), /^(?:order|missing-event)\|/);
  });
}
