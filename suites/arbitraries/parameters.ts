import * as fc from 'fast-check';
import type { Command, Edit, Path, Script, Value } from '../../spec-model/vocabulary';
import { callStatic, dictionary, indices, mostly, result } from './references';
import { junk, kinds } from './values';

/** RTCRtpSender.getParameters and setParameters, sendEncodings, getCapabilities, setCodecPreferences. */

const numbers = (...valid: number[]): fc.Arbitrary<Value> =>
  mostly(
    3,
    fc.constantFrom<Value[]>(...valid),
    fc.constantFrom<Value[]>(0, -1, 0.5, 1e10, { $: 'nan' }, { $: 'infinity' }, 'x'),
  );

const booleans = fc.boolean() as fc.Arbitrary<Value>;

/** Members of RTCRtpEncodingParameters, of the base text and of the extensions that implementations have: of these, valid values only. */
export const encodingMembers: Record<string, fc.Arbitrary<Value>> = {
  active: booleans,
  maxBitrate: numbers(100_000, 1),
  maxFramerate: numbers(30, 0),
  scaleResolutionDownBy: numbers(1, 2, 4.5),
  rid: mostly(
    2,
    fc.constantFrom<Value[]>('a', 'b', 'hi'),
    fc.constantFrom<Value[]>('', 'a-b', 'a'.repeat(256), 'ä', null),
  ),
  priority: fc.constantFrom<Value[]>('very-low', 'low', 'medium', 'high'),
  networkPriority: fc.constantFrom<Value[]>('low', 'high'),
  codec: mostly(
    2,
    fc.constant(result('getCapabilities', ['codecs', 0])),
    fc.constantFrom<Value[]>({}, { mimeType: 'audio/nothing', clockRate: 8000 }),
  ),
};
export const encodings: fc.Arbitrary<Value> = dictionary(encodingMembers);
export const sendEncodings: fc.Arbitrary<Value> = mostly(
  5,
  fc.array(encodings, { maxLength: 3 }) as fc.Arbitrary<Value>,
  fc.constantFrom<Value[]>(null, 'x', {}, [null], [1]),
);

const change = (at: Path, values: fc.Arbitrary<Value>): fc.Arbitrary<Edit> => values.map((to) => ({ at, to }));
const encodingEdits: fc.Arbitrary<Edit> = fc
  .constantFrom(...Object.entries(encodingMembers))
  .chain(([name, values]) => fc.nat(2).chain((index) => change(['encodings', index, name], values)));

/** Changes of what getParameters gave: those that are allowed, and those that are not. */
export const parameterEdits: fc.Arbitrary<Edit> = fc.oneof(
  { arbitrary: encodingEdits, weight: 6 },
  fc.constantFrom<Edit[]>(
    { at: ['encodings', 0] },
    { at: ['encodings', '+'], to: {} },
    { at: ['encodings'] },
    { at: ['encodings'], reverse: true },
    { at: ['encodings'], to: [] },
    { at: ['codecs'], reverse: true },
    { at: ['codecs', 0] },
    { at: ['codecs', 0, 'payloadType'], to: 99 },
    { at: ['codecs'], to: [] },
    { at: ['codecs'] },
    { at: ['headerExtensions'], to: [] },
    { at: ['headerExtensions'] },
    { at: ['rtcp', 'cname'], to: 'x' },
    { at: ['rtcp'] },
    { at: ['transactionId'], to: 'another' },
    { at: ['transactionId'] },
  ),
);

const getParameters = (sender: number): Command => ({ sender, call: 'getParameters', args: [] });
const setParameters = (sender: number, edit: readonly Edit[], index = 0): Command => ({
  sender,
  call: 'setParameters',
  args: [result('getParameters', [], edit, index)],
});

export const getParametersCalls: fc.Arbitrary<Command> = indices.map(getParameters);
/** getParameters, a change, setParameters: in one turn, as it has to be. */
export const parameterChanges: fc.Arbitrary<Script> = fc
  .tuple(indices, fc.array(parameterEdits, { maxLength: 2 }))
  .map(([sender, edits]) => [getParameters(sender), setParameters(sender, edits)]);
/** setParameters with what some getParameters gave, whenever and of whatever sender; or with something else. */
export const setParametersCalls: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(indices, fc.array(parameterEdits, { maxLength: 1 }), fc.nat(1))
    .map(([sender, edits, index]) => setParameters(sender, edits, index)),
  fc.tuple(indices, junk).map(([sender, value]): Command => ({ sender, call: 'setParameters', args: [value] })),
);

export const capabilities: fc.Arbitrary<Command> = fc
  .tuple(fc.constantFrom('RTCRtpSender', 'RTCRtpReceiver'), mostly(4, kinds as fc.Arbitrary<Value>, junk))
  .map(([name, kind]) => callStatic(name, 'getCapabilities', kind));

const codecLists: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value[]>(
    result('getCapabilities', ['codecs']),
    result('getCapabilities', ['codecs'], [{ at: [], reverse: true } as Edit]),
    [],
    [result('getCapabilities', ['codecs', 0]), result('getCapabilities', ['codecs', 0])],
    [{ mimeType: 'video/nothing', clockRate: 90_000 }],
    [{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2 }],
    [{ clockRate: 8000 }],
    [{}],
  ),
  fc
    .array(fc.nat(40), { minLength: 1, maxLength: 4 })
    .map((places): Value => places.map((place) => result('getCapabilities', ['codecs', place]))),
  fc.nat(40).map((place) => result('getCapabilities', ['codecs'], [{ at: [place] }])),
  fc.nat(40).map((place) => result('getCapabilities', ['codecs'], [{ at: [place, 'sdpFmtpLine'], to: 'x=1' }])),
  junk,
);

/** getCapabilities, and setCodecPreferences with codecs out of it. */
export const codecPreferences: fc.Arbitrary<Script> = fc
  .tuple(fc.constantFrom('RTCRtpSender', 'RTCRtpReceiver'), kinds, indices, codecLists)
  .map(([name, kind, transceiver, list]) => [
    callStatic(name, 'getCapabilities', kind),
    { transceiver, call: 'setCodecPreferences', args: [list] },
  ]);
