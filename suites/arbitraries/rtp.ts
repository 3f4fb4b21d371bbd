import * as fc from 'fast-check';
import type { Command, Edit, Script, Value } from '../../spec-model/vocabulary';
import { call, onSender, other, settle, take } from './commands';
import { callOf, callStatic, receiverObject, result } from './references';
import type { Pc } from './values';

export const getParameters = (sender: number): Command => onSender(sender, 'getParameters');
/** With what getParameters gave last, changed. */
export const setParameters = (sender: number, ...edits: Edit[]): Command =>
  onSender(sender, 'setParameters', result('getParameters', [], edits));
/** getParameters, a change of what it gave, setParameters, in one task. */
export const change = (sender: number, ...edits: Edit[]): Script => [
  getParameters(sender),
  setParameters(sender, ...edits),
];

export const onReceiver = (receiver: number, method: string, ...args: Value[]): Command =>
  callOf(receiverObject(receiver), method, ...args);

export const getCapabilities = (side: 'RTCRtpSender' | 'RTCRtpReceiver', ...args: Value[]): Command =>
  callStatic(side, 'getCapabilities', ...args);
/** The index-th codec of the capabilities that were asked for last, changed. */
export const codec = (index: number, ...edits: Edit[]): Value => result('getCapabilities', ['codecs', index], edits);

/** An exchange in which each side waits for its candidates, so that the connections get to each other. */
export const connect = (pc: Pc): Script => [
  call(pc, 'setLocalDescription'),
  settle,
  take(other(pc)),
  call(other(pc), 'setLocalDescription'),
  settle,
  take(pc),
  settle,
];

const members = {
  active: fc.boolean(),
  maxBitrate: fc.constantFrom(0, 100_000, 4_294_967_295),
  maxFramerate: fc.constantFrom(0.5, 1, 30),
  scaleResolutionDownBy: fc.constantFrom(1, 1.5, 4),
};

/** Encodings that may be, without rid. */
export const goodEncoding = fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<{
  readonly [name: string]: Value;
}>;

/** Some that may be, each with a rid of its own. */
export const layers = (max: number): fc.Arbitrary<Value[]> =>
  fc
    .array(goodEncoding, { minLength: 2, maxLength: max })
    .map((list) => list.map((one, index): Value => ({ ...one, rid: `r${index}` })));

export const addWithEncodings = (pc: Pc, kind: Value, sendEncodings: Value): Command =>
  call(pc, 'addTransceiver', kind, { sendEncodings });
