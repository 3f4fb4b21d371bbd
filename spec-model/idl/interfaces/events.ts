import { algorithm } from '../../infra/step';
import { type Interface, instanceOf } from '../interface';

const step = algorithm('dom.event-constructor');

type Members = Readonly<Record<string, unknown>>;

/** An event that an application constructs. */
class ConstructedEvent {
  constructor(
    readonly type: string,
    readonly init: Members,
  ) {}
}

/** An event interface: what attributes are where the dictionary has no such member. */
const eventInterface = (name: string, absent: Members): Interface<ConstructedEvent> => {
  class Constructed extends ConstructedEvent {}
  const members = { bubbles: false, cancelable: false, ...absent };
  const attributes = Object.entries(members).map(([key, otherwise]) => [
    key,
    ({ init }: ConstructedEvent) => (step('init', init[key] !== undefined) ? init[key] : otherwise),
  ]);
  return {
    name,
    is: instanceOf(Constructed),
    construct: (_world, type: string, init: Members) => new Constructed(type, init),
    attributes: { type: ({ type }: ConstructedEvent) => type, ...Object.fromEntries(attributes) },
  };
};

/** https://dom.spec.whatwg.org/#constructing-events, for each event interface of webrtc-pc. */
export const eventInterfaces: readonly Interface<ConstructedEvent>[] = [
  eventInterface('RTCPeerConnectionIceEvent', { candidate: null, url: null }),
  eventInterface('RTCPeerConnectionIceErrorEvent', { address: null, port: null, url: '', errorCode: 0, errorText: '' }),
  eventInterface('RTCTrackEvent', { receiver: null, track: null, streams: [], transceiver: null }),
  eventInterface('RTCDataChannelEvent', { channel: null }),
  eventInterface('RTCDTMFToneChangeEvent', { tone: '' }),
  eventInterface('RTCErrorEvent', { error: null }),
];
