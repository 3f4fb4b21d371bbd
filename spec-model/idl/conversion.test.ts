import test from 'ava';
import * as fc from 'fast-check';
import { ConversionError } from './conversion-error';
import { constructorOf, methodOf } from './operations';
import { typeNamed } from './types';

const refused = { instanceOf: ConversionError, any: true } as const;
const convert = (type: string, value: unknown): unknown => typeNamed(type).convert(value);
const signature = (interfaceName: string, name: string) => {
  const found = methodOf(interfaceName, name);
  if (!found) throw new Error(`${name} is not in the IDL`);
  return found.signature;
};

test('numbers wrap, or are refused where the range is enforced', (t) => {
  fc.assert(
    fc.property(fc.integer(), (number) => {
      const { sdpMLineIndex } = convert('RTCIceCandidateInit', { sdpMLineIndex: number }) as { sdpMLineIndex: number };
      t.is(sdpMLineIndex, ((number % 65536) + 65536) % 65536);
      const inRange = number >= 0 && number <= 65535;
      const channel = () => convert('RTCDataChannelInit', { id: number });
      if (inRange) t.like(channel(), { id: number });
      else t.throws(channel, refused);
    }),
  );
  t.throws(() => convert('RTCDataChannelInit', { id: Number.NaN }), refused);
  t.like(convert('ULongRange', { max: -3 }), { max: 0 });
  t.like(convert('ULongRange', { max: 1e12, min: 1.5 }), { max: 2 ** 32 - 1, min: 2 });
  t.throws(() => convert('RTCRtpEncodingParameters', { maxFramerate: Number.POSITIVE_INFINITY }), refused);
  for (const value of [1n, Symbol('one')]) t.throws(() => convert('RTCDataChannelInit', { id: value }), refused);
});

test('members are read once, those of ancestors first, each dictionary’s by name', (t) => {
  const read: PropertyKey[] = [];
  const get = (_target: object, name: PropertyKey): undefined => {
    read.push(name);
  };
  convert('RTCLocalIceCandidateInit', new Proxy({}, { get }));
  t.deepEqual(read, ['candidate', 'sdpMLineIndex', 'sdpMid', 'usernameFragment', 'relayProtocol', 'url']);
});

test('each time new defaults', (t) => {
  const [one, other] = [convert('RTCRtpTransceiverInit', undefined), convert('RTCRtpTransceiverInit', null)] as [
    { streams: unknown[] },
    { streams: unknown[] },
  ];
  t.deepEqual(one, other);
  t.not(one.streams, other.streams);
});

test('where it failed is told', (t) => {
  const failing = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return (error as ConversionError).message;
    }
    return '';
  };
  const message = failing(() => signature('RTCPeerConnection', 'addTransceiver')(['audio', { direction: 'up' }]));
  t.is(message, 'argument 2: member direction: "up" is no value of RTCRtpTransceiverDirection');
  t.is(
    failing(() => signature('RTCPeerConnection', 'addTrack')([])),
    '1 argument is needed, 0 given',
  );
});

test('unions', (t) => {
  const urls = (value: unknown) => (convert('RTCIceServer', { urls: value }) as { urls: unknown }).urls;
  t.is(urls('stun:a'), 'stun:a');
  t.is(urls(5), '5');
  t.deepEqual(urls(['stun:a', 6]), ['stun:a', '6']);
  t.deepEqual(urls(new Set(['stun:a'])), ['stun:a']);
  t.is(urls({}), '[object Object]');
  t.is(urls('\ud800'), '\ufffd');
  t.throws(() => urls(Symbol('url')), refused);
  t.throws(() => convert('RTCIceServer', {}), refused);
  const constraint = (value: unknown) =>
    (convert('MediaTrackConstraints', { width: value }) as { width: unknown }).width;
  t.is(constraint('7'), 7);
  t.is(constraint(2 ** 40), 2 ** 32 - 1);
  t.deepEqual(constraint({ ideal: 3 }), { ideal: 3 });
  const audio = (value: unknown) => (convert('MediaStreamConstraints', { audio: value }) as { audio: unknown }).audio;
  t.is(audio(1), true);
  t.is(audio(true), true);
  t.deepEqual(audio(null), {});
  t.is(audio(undefined), false);
});

test('overloads', (t) => {
  const [success, failure] = [() => {}, () => {}];
  const createOffer = signature('RTCPeerConnection', 'createOffer');
  t.deepEqual(createOffer([]), [{ iceRestart: false }]);
  t.deepEqual(createOffer([success]), [{ iceRestart: false }]);
  t.deepEqual(createOffer([success, failure]), [success, failure, { iceRestart: false }]);
  t.deepEqual(createOffer([success, failure, { iceRestart: 1 }, 4]), [success, failure, { iceRestart: true }]);
  t.throws(() => createOffer([{}, failure]), refused);
  const addIceCandidate = signature('RTCPeerConnection', 'addIceCandidate');
  t.is(addIceCandidate([null]).length, 1);
  t.throws(() => addIceCandidate([{}, success]), refused);
  t.is(addIceCandidate([{}, success, failure]).length, 3);
  const send = signature('RTCDataChannel', 'send');
  const bytes = new Uint8Array(2);
  for (const data of [bytes, bytes.buffer, new DataView(bytes.buffer), new Blob([]), 'text'])
    t.is(send([data])[0], data);
  t.is(send([{}])[0], '[object Object]');
  t.is(send([null])[0], 'null');
  t.throws(() => send([new Uint8Array(new SharedArrayBuffer(1))]), refused);
  const stream = constructorOf('MediaStream');
  t.deepEqual(stream?.([]), []);
  t.deepEqual(stream?.([[]]), [[]]);
  t.throws(() => stream?.([{}]), refused);
});

test('sequences come from anything that can be iterated, and end where a conversion fails', (t) => {
  let closed = 0;
  function* kinds() {
    yield 'audio';
    yield Symbol('kind');
    closed++;
  }
  const { convert: toExact } = typeNamed('ConstrainDOMStringParameters');
  t.deepEqual(toExact({ exact: new Map([['a', 1]]).keys() }), { exact: ['a'] });
  t.throws(() => toExact({ exact: kinds() }), refused);
  t.is(closed, 0);
});
