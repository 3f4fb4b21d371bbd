/// <reference lib="dom" preserve="true" />
import test from 'ava';
import { createSimulator, type Simulator } from '../../simulator';

const world = (): Simulator => createSimulator();

test('the same object each time, another one in another world', (t) => {
  const { RTCPeerConnection, createTrack } = world();
  const connection = new RTCPeerConnection();
  const track = createTrack('audio');
  const sender = connection.addTrack(track);
  t.is(connection.getSenders()[0], sender);
  t.is(sender.track, track);
  t.is(connection.getTransceivers()[0]?.sender, sender);
  t.not(connection.getSenders(), connection.getSenders());
  t.false(connection instanceof world().RTCPeerConnection);
});

test('classes of an application can extend those of the API', (t) => {
  const { RTCPeerConnection } = world();
  class Call extends RTCPeerConnection {
    readonly name = 'call';
    override close(): void {
      super.close();
      this.onclosed?.();
    }
    onclosed: (() => void) | undefined;
  }
  const call = new Call();
  let closed = 0;
  call.onclosed = () => closed++;
  call.close();
  t.is(call.name, 'call');
  t.is(closed, 1);
  t.is(call.signalingState, 'closed');
  t.true(call instanceof Call && call instanceof RTCPeerConnection && call instanceof EventTarget);
});

test('a handler keeps its place while it is exchanged, and loses it when it is taken away', (t) => {
  const { RTCPeerConnection } = world();
  const connection = new RTCPeerConnection();
  const log: string[] = [];
  const heard = (): string => {
    connection.dispatchEvent(new Event('track'));
    return log.splice(0).join(' ');
  };
  connection.ontrack = () => log.push('first');
  connection.addEventListener('track', () => log.push('listener'));
  t.is(heard(), 'first listener');
  connection.ontrack = () => log.push('second');
  t.is(heard(), 'second listener');
  connection.ontrack = null;
  t.is(heard(), 'listener');
  connection.ontrack = () => log.push('third');
  t.is(heard(), 'listener third');
  Reflect.set(connection, 'ontrack', 5);
  t.true(connection.ontrack === null);
  const object = {};
  Reflect.set(connection, 'ontrack', object);
  t.is(connection.ontrack as unknown, object);
  t.is(heard(), 'listener');
});

test('as many listeners as one likes, without a warning', async (t) => {
  const { RTCPeerConnection } = world();
  const connection = new RTCPeerConnection();
  const warnings: Error[] = [];
  const warned = (warning: Error): void => void warnings.push(warning);
  process.on('warning', warned);
  for (let n = 0; n < 20; n++) connection.addEventListener('track', () => {});
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', warned);
  t.deepEqual(warnings, []);
});

test('a handler that returns false prevents the default', (t) => {
  const { RTCPeerConnection } = world();
  const connection = new RTCPeerConnection();
  connection.onnegotiationneeded = (() => false) as never;
  t.false(connection.dispatchEvent(new Event('negotiationneeded', { cancelable: true })));
  connection.onnegotiationneeded = () => {};
  t.true(connection.dispatchEvent(new Event('negotiationneeded', { cancelable: true })));
});

test('events are of their interfaces, trusted, with objects of the application', async (t) => {
  const simulator = world();
  const [a, b] = [new simulator.RTCPeerConnection(), new simulator.RTCPeerConnection()];
  const stream = new simulator.MediaStream();
  a.addTrack(simulator.createTrack('video'), stream);
  const fired = new Promise<RTCTrackEvent>((resolve) => {
    b.ontrack = resolve;
  });
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription as RTCSessionDescription);
  const event = await fired;
  t.true(event instanceof simulator.RTCTrackEvent);
  t.true(event.isTrusted);
  t.true(event.receiver === b.getReceivers()[0]);
  t.true(event.transceiver === b.getTransceivers()[0]);
  t.is(event.streams[0]?.id, stream.id);
  t.is(event.streams, event.streams);
  t.true(Object.isFrozen(event.streams));
});

test('events that an application makes', (t) => {
  const { RTCPeerConnectionIceEvent, RTCIceCandidate, RTCErrorEvent, RTCError, RTCPeerConnectionIceErrorEvent } =
    world();
  const candidate = new RTCIceCandidate({ sdpMid: '0' });
  const event = new RTCPeerConnectionIceEvent('icecandidate', { candidate, cancelable: true });
  t.is(event.candidate, candidate);
  t.is(event.type, 'icecandidate');
  t.true(event.cancelable);
  t.false(event.isTrusted);
  t.is(new RTCPeerConnectionIceEvent('icecandidate').candidate, null);
  const error = new RTCError({ errorDetail: 'sctp-failure', sctpCauseCode: 12 }, 'broken');
  t.is(new RTCErrorEvent('error', { error }).error, error);
  t.true(error instanceof DOMException);
  t.like(error, { name: 'OperationError', code: 0, message: 'broken', errorDetail: 'sctp-failure', sctpCauseCode: 12 });
  t.is(error.sentAlert, null);
  const failure = new RTCPeerConnectionIceErrorEvent('icecandidateerror', { errorCode: 701 });
  t.like(failure, { errorCode: 701, errorText: '', url: '', address: null, port: null });
  t.throws(() => new RTCErrorEvent('error', {} as never), { instanceOf: TypeError });
});

test('descriptions and candidates go through JSON', async (t) => {
  const { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate } = world();
  const connection = new RTCPeerConnection();
  connection.addTransceiver('audio');
  const offer = await connection.createOffer();
  t.deepEqual(Object.keys(offer), ['sdp', 'type']);
  await connection.setLocalDescription(offer);
  t.true(connection.localDescription instanceof RTCSessionDescription);
  t.deepEqual(JSON.parse(JSON.stringify(connection.localDescription)), offer);
  const init = {
    candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host',
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: null,
  };
  t.deepEqual(JSON.parse(JSON.stringify(new RTCIceCandidate(init))), init);
});

test('callbacks instead of promises; what they throw stops nothing', async (t) => {
  const { RTCPeerConnection } = world();
  const connection = new RTCPeerConnection();
  const offered = new Promise<RTCSessionDescriptionInit>((resolve, reject) => {
    void connection.createOffer(resolve, reject);
  });
  t.is((await offered).type, 'offer');
  connection.close();
  const refused = new Promise<DOMException>((resolve, reject) => {
    void connection.createOffer(reject, resolve);
  });
  t.is((await refused).name, 'InvalidStateError');
});

test('streams', async (t) => {
  const { MediaStream, navigator } = world();
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 100 } });
  const [audio, video] = [stream.getAudioTracks()[0], stream.getVideoTracks()[0]] as [
    MediaStreamTrack,
    MediaStreamTrack,
  ];
  t.deepEqual(stream.getTracks(), [audio, video]);
  t.is(stream.getTrackById(video.id), video);
  t.is(stream.getTrackById('?'), null);
  t.deepEqual(video.getConstraints(), { width: 100 });
  const copy = new MediaStream(stream);
  t.not(copy.id, stream.id);
  t.deepEqual(copy.getTracks(), stream.getTracks());
  copy.removeTrack(audio);
  copy.addTrack(video);
  t.deepEqual(copy.getTracks(), [video]);
  t.deepEqual(new MediaStream([audio]).getTracks(), [audio]);
  audio.enabled = false;
  const clone = stream.clone();
  t.false(clone.getAudioTracks()[0]?.enabled);
  t.not(clone.getAudioTracks()[0]?.id, audio.id);
  for (const track of stream.getTracks()) track.stop();
  t.false(stream.active);
  t.true(clone.active);
  await t.throwsAsync(navigator.mediaDevices.getUserMedia(), { instanceOf: TypeError });
  const devices = await navigator.mediaDevices.enumerateDevices();
  t.deepEqual(
    devices.map(({ kind }) => kind),
    ['audioinput', 'videoinput'],
  );
  t.deepEqual(Object.keys(JSON.parse(JSON.stringify(devices[0]))).sort(), ['deviceId', 'groupId', 'kind', 'label']);
});

test('promises reject where methods would throw, and what an argument throws comes out as it is', async (t) => {
  const { RTCPeerConnection, RTCIceCandidate } = world();
  const connection = new RTCPeerConnection();
  await t.throwsAsync(connection.setRemoteDescription(null as never), { instanceOf: TypeError });
  await t.throwsAsync(Reflect.apply(connection.createOffer, {}, []), { instanceOf: TypeError });
  const mine = new RangeError('mine');
  const init = {
    get sdpMid(): string {
      throw mine;
    },
  };
  t.is(
    t.throws(() => new RTCIceCandidate(init)),
    mine,
  );
  t.is(await t.throwsAsync(connection.addIceCandidate(init)), mine);
});

test('statistics and sources tell of the same streams', async (t) => {
  const simulator = createSimulator({ time: 'virtual' });
  const [a, b] = [new simulator.RTCPeerConnection(), new simulator.RTCPeerConnection()];
  a.onicecandidate = ({ candidate }) => void b.addIceCandidate(candidate ?? undefined);
  b.onicecandidate = ({ candidate }) => void a.addIceCandidate(candidate ?? undefined);
  a.addTrack(simulator.createTrack('audio'));
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription as RTCSessionDescription);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription as RTCSessionDescription);
  await simulator.clock.advance(100);
  const ssrcs = async (connection: RTCPeerConnection, type: string): Promise<unknown[]> => {
    const found: unknown[] = [];
    (await connection.getStats()).forEach((one) => {
      if (one.type === type) found.push(one.ssrc);
    });
    return found;
  };
  const sent = await ssrcs(a, 'outbound-rtp');
  t.is(sent.length, 1);
  t.deepEqual(await ssrcs(b, 'inbound-rtp'), sent);
  t.deepEqual(
    b
      .getReceivers()[0]
      ?.getSynchronizationSources()
      .map(({ source }) => source),
    sent,
  );
  t.false(b.getReceivers()[0]?.track.muted);
});
