import type { Connection } from '../../../spec-model/peer-connection/connection';
import { viewDescription } from '../../../spec-model/sdp/view';
import { type Fault, fault, type Plant } from './fault';
import { breaking, type Call, method } from './plant';

type Init = Readonly<Record<string, unknown>>;

/** Replaces addIceCandidate. */
export const addIceCandidate = (planted: (call: Call<Connection>) => unknown): Plant =>
  method('RTCPeerConnection', 'addIceCandidate', planted);

const isInit = (value: unknown): value is Init => typeof value === 'object' && value !== null;

/** Changes the dictionary on its way in. */
const withInit = (change: (init: Init) => unknown): Plant =>
  addIceCandidate(({ args, proceed }) => proceed(isInit(args[0]) ? [change(args[0]), ...args.slice(1)] : args));

const isNull = (value: unknown): boolean => value === null || value === undefined;
const lacksIds = ({ sdpMid, sdpMLineIndex }: Init): boolean => isNull(sdpMid) && isNull(sdpMLineIndex);
const isEnd = ({ candidate }: Init): boolean => candidate === undefined || candidate === '';
const reject = (name: string): Promise<never> => Promise.reject(new DOMException('', name));

const designatesStopped = (
  { remoteDescription, transceivers }: Connection,
  { sdpMid, sdpMLineIndex }: Init,
): boolean => {
  const sections = remoteDescription ? viewDescription(remoteDescription.sdp).sections : [];
  const index = isNull(sdpMid) ? Number(sdpMLineIndex) : sections.findIndex(({ mid }) => mid === sdpMid);
  return transceivers.some(({ sectionIndex, stopped }) => stopped && sectionIndex === index);
};

/** The first end of candidates for all sections closes the door: another one is refused. */
const endsOnce = (): Plant => {
  const ended = new WeakSet<Connection>();
  return addIceCandidate(({ model, args, proceed }) => {
    const [init] = args;
    const end = isNull(init) || (isInit(init) && isEnd(init) && lacksIds(init));
    if (!end || args.length > 1 || !model.remoteDescription) return proceed();
    if (ended.has(model)) return reject('OperationError');
    ended.add(model);
    return proceed();
  });
};

const step = (number: string): string => `RTCPeerConnection.addIceCandidate/${number}`;

export const addIceCandidateFaults: readonly Fault[] = [
  fault(
    'null-is-no-dictionary',
    'webidl/conversion',
    'addIceCandidate(null) is a TypeError',
    addIceCandidate(({ args, proceed }) =>
      args.length === 1 && args[0] === null ? Promise.reject(new TypeError('null')) : proceed(),
    ),
  ),
  fault('ends-once', step('4.7'), 'to be told again that there are no more candidates is an error', (simulator) =>
    endsOnce()(simulator),
  ),
  fault(
    'throws-synchronously',
    step('3'),
    'addIceCandidate throws the TypeError for missing ids, it does not reject',
    addIceCandidate(({ args: [init], proceed }) => {
      if (isInit(init) && !isEnd(init) && lacksIds(init)) throw new TypeError('no ids');
      return proceed();
    }),
  ),
  fault(
    'rejects-end-without-ids',
    step('3'),
    'an end of candidates without ids is a TypeError',
    addIceCandidate(({ args, proceed }) => {
      const [init] = args;
      const end = isNull(init) || (isInit(init) && isEnd(init) && lacksIds(init));
      return end && args.length < 2 ? Promise.reject(new TypeError('no ids')) : proceed();
    }),
  ),
  fault(
    'checks-ids-after-closed',
    step('3'),
    'the ids are looked at only after it is known that the connection is open',
    addIceCandidate(({ model, args: [init], proceed }) =>
      model.isClosed && isInit(init) && lacksIds(init) ? reject('InvalidStateError') : proceed(),
    ),
  ),
  fault(
    'resolves-without-remote-description',
    step('4.1'),
    'a candidate before any remote description is taken and lost',
    addIceCandidate(({ model, proceed }) => {
      const result = proceed() as Promise<unknown>;
      return result.catch((error) => {
        if (model.isClosed || error.name !== 'InvalidStateError') throw error;
      });
    }),
  ),
  fault(
    'ignores-ufrag',
    step('4.5'),
    'the usernameFragment is not looked at',
    withInit(({ usernameFragment: _ufrag, ...init }) => init),
  ),
  fault(
    'index-before-mid',
    step('4.2'),
    'sdpMLineIndex wins over sdpMid',
    withInit((init) => (isNull(init.sdpMLineIndex) ? init : { ...init, sdpMid: null })),
  ),
  fault(
    'unknown-mid-falls-back',
    step('4.2.1'),
    'a mid that no section has is ignored',
    breaking([step('4.2.1'), 'skip']),
  ),
  fault(
    'no-wrap',
    'webidl/conversion',
    'sdpMLineIndex is not wrapped to an unsigned short',
    withInit((init) =>
      typeof init.sdpMLineIndex === 'number' && init.sdpMLineIndex > 65535 ? { ...init, sdpMLineIndex: 65535 } : init,
    ),
  ),
  fault(
    'null-is-end',
    'webidl/conversion',
    'candidate: null is taken for the end of candidates',
    withInit((init) => (init.candidate === null ? { ...init, candidate: '' } : init)),
  ),
  fault(
    'stopped-section-rejects',
    step('4.4'),
    'a candidate for the section of a stopped transceiver is refused',
    addIceCandidate(({ model, args: [init], proceed }) =>
      !model.isClosed && isInit(init) && designatesStopped(model, init) ? reject('OperationError') : proceed(),
    ),
  ),
  fault(
    'takes-malformed',
    step('4.7.1'),
    'a malformed candidate is dropped without an error',
    breaking([step('4.7.1'), 'skip']),
  ),
  fault(
    'does-not-append',
    step('4.7.2.2'),
    'an added candidate never shows in the remote description',
    breaking([step('4.7.2.2'), 'skip'], [step('4.7.2.3'), 'skip']),
  ),
  fault(
    'end-is-sent',
    step('4.7'),
    'an end of candidates is given to the application for the peer, as a candidate of its own',
    addIceCandidate(({ self, args: [init], proceed }) => {
      const end = isNull(init) || (isInit(init) && isEnd(init));
      const candidate = { candidate: '', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null };
      return (proceed() as Promise<unknown>).then(() => {
        if (end) self.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
      });
    }),
  ),
];
