import test from 'ava';
import * as fc from 'fast-check';
import { isThrown } from '../infra/completion';
import type { Encoding } from './encoding';
import { validateSendEncodings } from './send-encodings';
import { connectionWith } from './testing/model';
import type { Kind } from './track';

const validate = (kind: Kind, encodings: readonly Partial<Encoding>[], choices = {}) => {
  const given = encodings.map((encoding) => ({ active: true, ...encoding }));
  const result = validateSendEncodings(connectionWith(choices), kind, given);
  return isThrown(result) ? result.error.name : result;
};

test('rids are all or none, well-formed and different', (t) => {
  t.is(validate('video', [{ rid: 'a' }, {}]), 'TypeError');
  t.is(validate('video', [{ rid: 'a' }, { rid: 'a' }]), 'TypeError');
  for (const rid of ['', 'a b', 'ä', 'a;b']) t.is(validate('video', [{ rid }, { rid: 'b' }]), 'TypeError');
  t.deepEqual(validate('video', [{ rid: 'a-1' }, { rid: 'B_2' }]), [
    { rid: 'a-1', active: true, scaleResolutionDownBy: 2 },
    { rid: 'B_2', active: true, scaleResolutionDownBy: 1 },
  ]);
});

test('a lone encoding loses its rid; of too many, the last go', (t) => {
  t.deepEqual(validate('video', [{ rid: 'a' }]), [{ active: true, scaleResolutionDownBy: 1 }]);
  const three = [{ rid: 'a' }, { rid: 'b' }, { rid: 'c' }];
  t.deepEqual(validate('video', three, { 'encodings.maximal': 1 }), [{ active: true, scaleResolutionDownBy: 1 }]);
  t.deepEqual(validate('video', three, { 'encodings.maximal': 2 }), [
    { rid: 'a', active: true, scaleResolutionDownBy: 2 },
    { rid: 'b', active: true, scaleResolutionDownBy: 1 },
  ]);
});

test('video: scales that are not given are 1 if one is given, descending powers of two if none is', (t) => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.constantFrom(1, 1.5, 4), { nil: undefined }), { maxLength: 4 }), (scales) => {
      const given = scales.map((scale, index) => ({
        ...(scales.length > 1 ? { rid: `r${index}` } : {}),
        ...(scale === undefined ? {} : { scaleResolutionDownBy: scale }),
      }));
      const result = validate('video', given) as readonly Encoding[];
      const some = scales.some((scale) => scale !== undefined);
      const expected = scales.map((scale, index) => (some ? (scale ?? 1) : 2 ** (scales.length - 1 - index)));
      t.deepEqual(
        result.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy),
        expected,
      );
    }),
  );
});

test('audio: what is for video is dropped before it is checked', (t) => {
  const odd = { scaleResolutionDownBy: 0.5, maxFramerate: -1 };
  t.deepEqual(validate('audio', [odd]), [{ active: true }]);
  t.is(validate('video', [{ scaleResolutionDownBy: 0.5 }]), 'RangeError');
  t.is(validate('video', [{ maxFramerate: 0 }]), 'RangeError');
});

test('codecs have to be implemented', (t) => {
  t.is(validate('video', [{ codec: { mimeType: 'video/nothing', clockRate: 90000 } }]), 'OperationError');
  t.is(validate('audio', [{ codec: { mimeType: 'video/VP8', clockRate: 90000 } }]), 'OperationError');
  const vp8 = { mimeType: 'video/vp8', clockRate: 90000 };
  t.deepEqual(validate('video', [{ codec: vp8 }]), [{ active: true, codec: vp8, scaleResolutionDownBy: 1 }]);
  t.is(validate('video', [{ codec: vp8 }], { 'encoding.codec': true }), 'OperationError');
});
