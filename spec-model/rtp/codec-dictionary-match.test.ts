import test from 'ava';
import * as fc from 'fast-check';
import type { Codec } from './codec';
import { codecDictionaryMatch } from './codec-dictionary-match';
import { ownCapabilities } from './implemented';

const known = [...ownCapabilities.audio.codecs, ...ownCapabilities.video.codecs];
const codecs: fc.Arbitrary<Codec> = fc.oneof(
  fc.constantFrom(...known),
  fc.record(
    {
      mimeType: fc.constantFrom('audio/opus', 'Audio/OPUS', 'video/H264', 'video/VP9', 'video/unknown'),
      clockRate: fc.constantFrom(8000, 48000, 90000),
      channels: fc.constantFrom(1, 2),
      sdpFmtpLine: fc.constantFrom('a=1;b=2', 'b=2;a=1', '0-15', 'profile-id=0', 'profile-id=2', 'minptime=10'),
    },
    { requiredKeys: ['mimeType', 'clockRate'] },
  ),
);

const h264 = (profile: string, mode?: number): Codec => ({
  mimeType: 'video/H264',
  clockRate: 90000,
  sdpFmtpLine: `level-asymmetry-allowed=1;${mode === undefined ? '' : `packetization-mode=${mode};`}profile-level-id=${profile}`,
});
const opus = (sdpFmtpLine?: string): Codec => ({
  mimeType: 'audio/opus',
  clockRate: 48000,
  channels: 2,
  ...(sdpFmtpLine === undefined ? {} : { sdpFmtpLine }),
});

test('every codec matches itself, in any case', (t) => {
  fc.assert(
    fc.property(codecs, fc.boolean(), (codec, ignore) => {
      t.true(codecDictionaryMatch(codec, { ...codec, mimeType: codec.mimeType.toUpperCase() }, ignore));
    }),
  );
});

test('the match is the same both ways, and ignoring asymmetrical parameters never takes one away', (t) => {
  fc.assert(
    fc.property(codecs, codecs, (one, other) => {
      const strict = codecDictionaryMatch(one, other);
      t.is(codecDictionaryMatch(other, one), strict);
      t.is(codecDictionaryMatch(other, one, true), codecDictionaryMatch(one, other, true));
      if (strict) t.true(codecDictionaryMatch(one, other, true));
    }),
    { numRuns: 2000 },
  );
});

test('no two of the implemented codecs match', (t) => {
  for (const one of known)
    t.deepEqual(
      known.filter((other) => codecDictionaryMatch(one, other)),
      [one],
    );
});

test('clock rate, channels and the presence of parameters decide', (t) => {
  t.false(codecDictionaryMatch(opus(), { ...opus(), clockRate: 8000 }));
  t.false(codecDictionaryMatch(opus(), { mimeType: 'audio/opus', clockRate: 48000 }));
  t.false(codecDictionaryMatch(opus('minptime=10'), opus()));
  t.false(codecDictionaryMatch(opus('minptime=10'), opus(), true));
});

test('parameters are compared whatever their order; those of Opus are asymmetrical', (t) => {
  t.true(codecDictionaryMatch(opus('minptime=10;useinbandfec=1'), opus('useinbandfec=1;minptime=10')));
  t.false(codecDictionaryMatch(opus('minptime=10'), opus('minptime=20')));
  t.true(codecDictionaryMatch(opus('minptime=10'), opus('minptime=20'), true));
});

test('of H.264, profile and packetization mode are symmetrical, the level is not; what is left out is inferred', (t) => {
  t.false(codecDictionaryMatch(h264('42e01f', 1), h264('42e00a', 1)));
  t.true(codecDictionaryMatch(h264('42e01f', 1), h264('42e00a', 1), true));
  t.true(codecDictionaryMatch(h264('42e01f', 1), h264('4d801f', 1), true), 'both are constrained baseline');
  t.false(codecDictionaryMatch(h264('42e01f', 1), h264('640c1f', 1), true));
  t.false(codecDictionaryMatch(h264('42e01f', 1), h264('42e01f', 0), true));
  t.true(codecDictionaryMatch(h264('42e01f', 0), h264('42e01f')));
});

test('parameters that are no pairs are compared as text', (t) => {
  const events = (sdpFmtpLine: string): Codec => ({ mimeType: 'audio/telephone-event', clockRate: 8000, sdpFmtpLine });
  t.true(codecDictionaryMatch(events('0-15'), events('0-15')));
  t.false(codecDictionaryMatch(events('0-15'), events('0-16'), true));
  t.false(codecDictionaryMatch(events('0-15'), events('a=1'), true));
});
