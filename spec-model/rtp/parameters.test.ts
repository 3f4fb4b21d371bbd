import test from 'ava';
import type { ModelPromise } from '../infra/promise';
import { addTransceiver } from './add-transceiver';
import type { Encoding } from './encoding';
import { getReceiveParameters, getSendParameters, type SendParameters } from './get-parameters';
import { setCodecPreferences } from './set-codec-preferences';
import { setParameters } from './set-parameters';
import { connectionWith, run } from './testing/model';
import type { Kind } from './track';
import type { Transceiver } from './transceiver';

const transceiverOf = (kind: Kind, encodings: readonly Partial<Encoding>[] = [], choices = {}): Transceiver => {
  const sendEncodings = encodings.map((encoding) => ({ active: true, ...encoding }));
  const init = { direction: 'sendrecv', streams: [], sendEncodings } as const;
  return addTransceiver(connectionWith(choices), kind, init) as Transceiver;
};

const change = (transceiver: Transceiver, edit: (parameters: SendParameters) => SendParameters): ModelPromise =>
  setParameters(transceiver.sender, edit(getSendParameters(transceiver.sender)));

const outcomeOf = (transceiver: Transceiver, promise: ModelPromise): string => {
  run(transceiver.connection);
  const { reason, state } = promise;
  return reason ? [reason.name, reason.errorDetail].filter(Boolean).join(' ') : state;
};

test('before any negotiation there are no codecs, and the one encoding that there is by default', (t) => {
  const { sender, receiver } = transceiverOf('video');
  const { encodings, codecs, headerExtensions, rtcp } = getSendParameters(sender);
  t.deepEqual(encodings, [{ active: true, scaleResolutionDownBy: 1 }]);
  t.deepEqual([codecs, headerExtensions, rtcp.reducedSize], [[], [], false]);
  t.deepEqual(getReceiveParameters(receiver), { codecs: [], headerExtensions: [], rtcp: { reducedSize: false } });
  t.deepEqual(getSendParameters(transceiverOf('audio').sender).encodings, [{ active: true }]);
});

test('parameters are the same within a task, and have another id afterwards', (t) => {
  const { sender, connection } = transceiverOf('audio');
  const first = getSendParameters(sender);
  t.is(getSendParameters(sender), first);
  run(connection);
  const second = getSendParameters(sender);
  t.not(second.transactionId, first.transactionId);
  t.is(second.rtcp.cname, first.rtcp.cname);
});

test('setParameters takes what getParameters gave in the same task, once', (t) => {
  const transceiver = transceiverOf('video');
  const stale = getSendParameters(transceiver.sender);
  run(transceiver.connection);
  t.is(outcomeOf(transceiver, setParameters(transceiver.sender, stale)), 'InvalidStateError');
  const done = change(transceiver, (p) => ({ ...p, encodings: [{ active: false, maxBitrate: 1 }] }));
  t.is(outcomeOf(transceiver, done), 'fulfilled');
  t.deepEqual(transceiver.sender.sendEncodings, [{ scaleResolutionDownBy: 1, active: false, maxBitrate: 1 }]);
});

test('what is read-only, their number and their order can not be changed', (t) => {
  const edits: readonly ((parameters: SendParameters) => SendParameters)[] = [
    (p) => ({ ...p, transactionId: 'another' }),
    (p) => ({ ...p, encodings: [] }),
    (p) => ({ ...p, encodings: [...p.encodings].reverse() }),
    (p) => ({ ...p, encodings: p.encodings.map((encoding) => ({ ...encoding, rid: 'x' })) }),
    (p) => ({ ...p, rtcp: { ...p.rtcp, cname: 'another' } }),
    (p) => ({ ...p, codecs: [{ payloadType: 1, mimeType: 'video/VP8', clockRate: 90000 }] }),
    (p) => ({ ...p, headerExtensions: [{ uri: 'urn:x', id: 1, encrypted: false }] }),
    (p) => ({ ...p, encodings: p.encodings.map((one) => ({ ...one, codec: { mimeType: 'video/x', clockRate: 1 } })) }),
  ];
  for (const edit of edits) {
    const transceiver = transceiverOf('video', [{ rid: 'a' }, { rid: 'b' }]);
    t.is(outcomeOf(transceiver, change(transceiver, edit)), 'InvalidModificationError', String(edit));
  }
});

test('scales below 1 and negative frame rates are out of range, for video', (t) => {
  const edits = [{ scaleResolutionDownBy: 0.5 }, { maxFramerate: -1 }];
  for (const edit of edits) {
    const of = (kind: Kind) => {
      const transceiver = transceiverOf(kind);
      return outcomeOf(
        transceiver,
        change(transceiver, (p) => ({ ...p, encodings: [{ active: true, ...edit }] })),
      );
    };
    t.is(of('video'), 'RangeError');
    t.is(of('audio'), 'fulfilled');
  }
});

test('a frame rate of 0 is allowed, as it is not in addTransceiver', (t) => {
  const transceiver = transceiverOf('video');
  const still = (p: SendParameters) => ({ ...p, encodings: [{ active: true, maxFramerate: 0 }] });
  t.is(outcomeOf(transceiver, change(transceiver, still)), 'fulfilled');
});

test('the media stack may refuse', (t) => {
  const refusals = {
    'no hardware': 'RTCError hardware-encoder-not-available',
    'not by this hardware': 'RTCError hardware-encoder-error',
    failed: 'OperationError',
  };
  for (const [configured, error] of Object.entries(refusals)) {
    const transceiver = transceiverOf('video', [], { 'setParameters.configured': configured });
    t.is(
      outcomeOf(
        transceiver,
        change(transceiver, (p) => p),
      ),
      error,
    );
    t.is(transceiver.sender.settingParameters, 0);
  }
});

test('codec preferences: known ones, once each, with one for media among them', (t) => {
  const vp8 = { mimeType: 'video/VP8', clockRate: 90000 };
  const rtx = { mimeType: 'video/rtx', clockRate: 90000 };
  const prefer = (codecs: (typeof vp8)[]) => {
    const transceiver = transceiverOf('video');
    const result = setCodecPreferences(transceiver, codecs);
    return result ? result.error.name : transceiver.preferredCodecs;
  };
  t.deepEqual(prefer([vp8, rtx, { ...vp8, mimeType: 'VIDEO/vp8' }]), [vp8, rtx]);
  t.is(prefer([rtx]), 'InvalidModificationError');
  t.is(prefer([{ ...vp8, clockRate: 1 }]), 'InvalidModificationError');
  t.deepEqual(prefer([]), []);
});
