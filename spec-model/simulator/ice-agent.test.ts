import test from 'ava';
import * as fc from 'fast-check';
import { createSimulator } from '../../simulator';
import type { IceOptions } from './ice-agent';

/** What the types of TypeScript do not have yet. */
interface Ice extends RTCIceTransport {
  getLocalCandidates(): RTCIceCandidate[];
  getRemoteCandidates(): RTCIceCandidate[];
  getLocalParameters(): { readonly usernameFragment: string } | null;
}
const iceOf = (transport: RTCDtlsTransport) => transport.iceTransport as Ice;
type Entries = ReadonlyMap<string, Record<string, unknown>>;

type Options = {
  readonly ice?: IceOptions;
  readonly edit?: (sdp: string) => string;
  readonly lose?: (line: string) => boolean;
};

/** Two connections with a data channel, negotiated; candidates are handed over as JSON. `edit`: what becomes of the offer on its way. */
const negotiated = async ({ ice, edit = (sdp) => sdp, lose = () => false }: Options = {}) => {
  const simulator = createSimulator({ time: 'virtual', ...(ice ? { ice } : {}) });
  const [a, b] = [new simulator.RTCPeerConnection(), new simulator.RTCPeerConnection()];
  const states: string[] = [];
  const give = (from: typeof a, to: typeof a) => {
    from.onicecandidate = ({ candidate }) => {
      if (candidate && !lose(candidate.candidate ?? '')) void to.addIceCandidate(JSON.parse(JSON.stringify(candidate)));
    };
  };
  give(a, b);
  give(b, a);
  a.oniceconnectionstatechange = () => void states.push(a.iceConnectionState);
  const channel = a.createDataChannel('chat');
  const negotiate = async () => {
    await a.setLocalDescription();
    await b.setRemoteDescription({ type: 'offer', sdp: edit(a.localDescription?.sdp ?? '') });
    await b.setLocalDescription();
    await a.setRemoteDescription(b.localDescription as RTCSessionDescriptionInit);
    await simulator.clock.advance(0);
  };
  await negotiate();
  const dtls = () => a.sctp?.transport as RTCDtlsTransport;
  return { a, b, channel, states, negotiate, dtls, clock: simulator.clock };
};

test('two connections connect by the candidates that the application hands over', async (t) => {
  const { a, b, channel, states, dtls } = await negotiated();
  t.deepEqual(states, ['checking', 'connected', 'completed']);
  t.deepEqual([a.connectionState, b.connectionState, channel.readyState], ['connected', 'connected', 'open']);
  const pair = iceOf(dtls()).getSelectedCandidatePair() as RTCIceCandidatePair;
  t.is(iceOf(dtls()).getLocalCandidates()[0]?.candidate, pair.local.candidate);
  t.is(iceOf(dtls()).getRemoteCandidates().length, 1);
});

test('without candidates nothing connects', async (t) => {
  const { a, states, clock } = await negotiated({ lose: () => true });
  await clock.advance(100_000);
  t.deepEqual([states, a.connectionState], [[], 'new']);
});

test('candidates of one side are enough: the other side learns of it by its checks', async (t) => {
  let first = true;
  const { a, dtls } = await negotiated({
    lose: (line) => {
      const lost = first && line !== '';
      first &&= line === '';
      return lost;
    },
  });
  t.is(a.connectionState, 'connected');
  t.is((iceOf(dtls()).getSelectedCandidatePair() as RTCIceCandidatePair).remote.type, 'host');
});

test('names instead of addresses do as well', async (t) => {
  const { a, dtls } = await negotiated({ ice: { addresses: 'mdns' } });
  t.is(a.connectionState, 'connected');
  t.regex(iceOf(dtls()).getLocalCandidates()[0]?.address ?? '', /^[0-9a-f-]{36}\.local$/);
});

test('wrong credentials in the description: checks fail, and that takes its time', async (t) => {
  const edit = (sdp: string) => sdp.replace(/a=ice-pwd:\S+/g, 'a=ice-pwd:abcdefghijklmnopqrstuvwx');
  const { a, states, clock } = await negotiated({ edit, ice: { checksTake: 1000 } });
  await clock.advance(999);
  t.deepEqual(states, ['checking']);
  await clock.advance(1);
  t.deepEqual([states.at(-1), a.connectionState], ['failed', 'failed']);
});

test('a fingerprint that is not that of the certificate: both transports fail', async (t) => {
  const edit = (sdp: string) => sdp.replace(/(a=fingerprint:sha-256 )\S\S/g, '$100');
  const { a, b, dtls } = await negotiated({ edit });
  for (const pc of [a, b]) t.is(pc.connectionState, 'failed');
  t.is(dtls().state, 'failed');
  t.is(dtls().getRemoteCertificates().length, 0);
});

test('errors of DTLS come before their statechange, and only once', async (t) => {
  const edit = (sdp: string) => sdp.replace(/(a=fingerprint:sha-256 )\S\S/g, '$100');
  const simulator = createSimulator({ time: 'virtual' });
  const [a, b] = [new simulator.RTCPeerConnection(), new simulator.RTCPeerConnection()];
  a.createDataChannel('chat');
  const heard: string[] = [];
  const listen = (pc: typeof a, name: string) => {
    const transport = pc.sctp?.transport as RTCDtlsTransport;
    transport.onstatechange = () => void heard.push(`${name} ${transport.state}`);
    transport.onerror = (event) => void heard.push(`${name} ${(event as RTCErrorEvent).error.errorDetail}`);
  };
  await a.setLocalDescription();
  await simulator.clock.advance(0);
  listen(a, 'a');
  await b.setRemoteDescription({ type: 'offer', sdp: edit(a.localDescription?.sdp ?? '') });
  listen(b, 'b');
  await b.setLocalDescription();
  await simulator.clock.advance(0);
  await a.setRemoteDescription(b.localDescription as RTCSessionDescriptionInit);
  await simulator.clock.advance(0);
  const of = (name: string) => heard.filter((one) => one.startsWith(name));
  t.deepEqual(of('a'), ['a connecting', 'a dtls-failure', 'a failed']);
  t.deepEqual(of('b'), ['b connecting', 'b fingerprint-failure', 'b failed']);
});

test('when the other side closes, DTLS closes at once; ICE is disconnected, then failed', async (t) => {
  const { a, b, states, dtls, clock } = await negotiated({ ice: { disconnectedAfter: 500, failedAfter: 1500 } });
  b.close();
  await clock.advance(499);
  t.deepEqual([dtls().state, a.iceConnectionState], ['closed', 'completed']);
  await clock.advance(1);
  t.is(a.iceConnectionState, 'disconnected');
  await clock.advance(1499);
  t.is(a.iceConnectionState, 'disconnected');
  await clock.advance(1);
  t.deepEqual(states.slice(3), ['disconnected', 'failed']);
});

test('a restart is a new generation of the same transport, which stays connected meanwhile', async (t) => {
  const { a, states, negotiate, dtls } = await negotiated();
  const transport = dtls();
  const before = iceOf(transport).getLocalParameters()?.usernameFragment;
  const pair = iceOf(transport).getSelectedCandidatePair();
  a.restartIce();
  await negotiate();
  t.is(dtls(), transport);
  t.not(iceOf(transport).getLocalParameters()?.usernameFragment, before);
  t.not(iceOf(transport).getSelectedCandidatePair(), pair);
  t.deepEqual(states.slice(3), ['connected', 'completed']);
  t.is(a.connectionState, 'connected');
});

test('any bundle of sections is one transport in the end', async (t) => {
  const kinds = fc.array(fc.constantFrom('audio', 'video'), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(kinds, async (list) => {
      const simulator = createSimulator({ time: 'virtual' });
      const [a, b] = [new simulator.RTCPeerConnection(), new simulator.RTCPeerConnection()];
      for (const kind of list) a.addTransceiver(kind);
      await a.setLocalDescription();
      await b.setRemoteDescription(a.localDescription as RTCSessionDescriptionInit);
      await b.setLocalDescription();
      await a.setRemoteDescription(b.localDescription as RTCSessionDescriptionInit);
      for (const pc of [a, b]) t.is(new Set(pc.getSenders().map(({ transport }) => transport)).size, 1);
    }),
    { numRuns: 20 },
  );
});

test('the states of a connection follow the states of its transports', async (t) => {
  const { a, dtls } = await negotiated();
  t.deepEqual([a.iceConnectionState, dtls().iceTransport.state, dtls().state], ['completed', 'completed', 'connected']);
  a.close();
  t.deepEqual([a.iceConnectionState, a.connectionState], ['closed', 'closed']);
});

test('statistics: ids stay, messages are counted, and the selected pair is in the report', async (t) => {
  const { a, channel, clock } = await negotiated();
  const find = async (type: string) =>
    [...((await a.getStats()) as unknown as Entries).values()].find((stats) => stats.type === type) ?? {};
  const before = await find('data-channel');
  channel.send('four');
  await clock.advance(0);
  const after = await find('data-channel');
  t.is(after.id, before.id);
  const grown = (name: string) => Number(after[name]) - Number(before[name]);
  t.deepEqual([grown('messagesSent'), grown('bytesSent')], [1, 4]);
  const transport = await find('transport');
  const report = (await a.getStats()) as unknown as Entries;
  for (const name of ['selectedCandidatePairId', 'localCertificateId', 'remoteCertificateId'])
    t.truthy(report.get(String(transport[name])), name);
});
