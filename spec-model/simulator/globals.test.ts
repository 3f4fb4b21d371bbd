import test from 'ava';
import { createSimulator } from '../../simulator';

test('a world can take the place of the globals, and of nothing else', async (t) => {
  const { Blob: before, URL } = globalThis;
  Object.assign(globalThis, createSimulator({ seed: 3 }));
  const connection = new RTCPeerConnection();
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  t.true(connection.addTrack(stream.getTracks()[0] as MediaStreamTrack) instanceof RTCRtpSender);
  t.is(globalThis.Blob, before);
  t.is(globalThis.URL, URL);
  t.deepEqual(structuredClone({ a: [1, new Date(0)] }), { a: [1, new Date(0)] });
  const certificate = await RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as never);
  const clone = structuredClone(certificate);
  t.not(clone, certificate);
  t.true(clone instanceof RTCCertificate);
  t.deepEqual(clone.getFingerprints(), certificate.getFingerprints());
  t.is((t.throws(() => structuredClone(connection), { any: true }) as DOMException).name, 'DataCloneError');
});
