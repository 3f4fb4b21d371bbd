import { type Fault, fault, type Plant } from './fault';
import { another, breaking, method, modelOf } from './plant';

type Dictionary = Readonly<Record<string, unknown>>;

const isDictionary = (value: unknown): value is Dictionary => typeof value === 'object' && value !== null;
const changed = (value: unknown, change: (dictionary: Dictionary) => unknown): unknown =>
  isDictionary(value) ? change(value) : value;

/** Changes the configuration on its way into the constructor and into setConfiguration. */
const withConfiguration =
  (change: (configuration: Dictionary) => unknown): Plant =>
  (simulator) => {
    method('RTCPeerConnection', 'setConfiguration', ({ args: [given, ...rest], proceed }) =>
      proceed([changed(given, change), ...rest]),
    )(simulator);
    const Right = simulator.RTCPeerConnection;
    simulator.RTCPeerConnection = new Proxy(Right, {
      construct: (_target, [given, ...rest]) => new Right(changed(given, change), ...rest),
    });
  };

/** Changes what getConfiguration gives. */
const given = (change: (configuration: Dictionary) => unknown): Plant =>
  method('RTCPeerConnection', 'getConfiguration', ({ proceed }) => change(proceed() as Dictionary));

const servers = (value: unknown, change: (server: Dictionary) => Dictionary): Dictionary[] =>
  Array.isArray(value) ? value.map((server) => change(server as Dictionary)) : [];

/** Changes the URLs on their way in. */
const withUrls = (change: (url: string) => string): Plant => {
  const each = (url: unknown): unknown => (typeof url === 'string' ? change(url) : url);
  const both = (urls: unknown): unknown => (Array.isArray(urls) ? urls.map(each) : each(urls));
  return withConfiguration((configuration) =>
    Array.isArray(configuration.iceServers)
      ? {
          ...configuration,
          iceServers: configuration.iceServers.map((server) =>
            isDictionary(server) ? { ...server, urls: both(server.urls) } : server,
          ),
        }
      : configuration,
  );
};

type Promised = (...args: readonly unknown[]) => Promise<object>;

/** Replaces the static method. */
const generateCertificate =
  (planted: (proceed: Promised, args: readonly unknown[]) => unknown): Plant =>
  ({ RTCPeerConnection }) => {
    const right = Reflect.get(RTCPeerConnection, 'generateCertificate') as Promised;
    Object.defineProperty(RTCPeerConnection, 'generateCertificate', {
      configurable: true,
      writable: true,
      value: (...args: readonly unknown[]) => planted((...others) => right.apply(RTCPeerConnection, [...others]), args),
    });
  };

/** Changes what getFingerprints gives. */
const fingerprints =
  (change: (value: string) => string): Plant =>
  ({ RTCCertificate }) => {
    const { prototype } = RTCCertificate as { readonly prototype: object };
    const right = Reflect.get(prototype, 'getFingerprints') as () => readonly { algorithm: string; value: string }[];
    const value = function (this: unknown) {
      return right.call(this).map((one) => ({ ...one, value: change(one.value) }));
    };
    Object.defineProperty(prototype, 'getFingerprints', { configurable: true, writable: true, value });
  };

const rotated = (): ((value: string) => string) => {
  let turn = 0;
  return (value) => {
    const octets = value.split(':');
    return [...octets.slice(++turn), ...octets.slice(0, turn)].join(':');
  };
};

const set = (step: string): string => `set-a-configuration/${step}`;
const validate = (step: string): string => `validate-an-ICE-server-URL/${step}`;
const generate = (step: string): string => `RTCPeerConnection.generateCertificate/${step}`;

const skipping = (name: string, step: string, title: string): Fault =>
  fault(name, step, title, breaking([step, 'skip']));

const settingFaults: readonly Fault[] = [
  skipping('configuration-not-stored', set('10'), 'setConfiguration changes nothing'),
  skipping('bundle-policy-changes', set('3.4'), 'setConfiguration takes another bundlePolicy'),
  skipping('pool-size-changes', set('3.6'), 'setConfiguration takes another iceCandidatePoolSize at any time'),
  fault(
    'pool-size-fixed',
    set('3.6'),
    'setConfiguration refuses another iceCandidatePoolSize before setLocalDescription was called',
    method('RTCPeerConnection', 'setConfiguration', ({ args: [configuration], proceed }) => {
      if (isDictionary(configuration) && configuration.iceCandidatePoolSize)
        throw new DOMException('', 'InvalidModificationError');
      return proceed();
    }),
  ),
  fault(
    'absent-members-stay',
    set('3.4'),
    'setConfiguration leaves what is absent as it is',
    method('RTCPeerConnection', 'setConfiguration', ({ model, args: [configuration], proceed }) =>
      proceed([isDictionary(configuration) ? { ...model.configuration, ...configuration } : configuration]),
    ),
  ),
  skipping('certificates-dropped', set('3.1'), 'setConfiguration takes fewer certificates'),
  skipping('certificates-exchanged', set('3.3.1'), 'setConfiguration takes other certificates'),
  fault(
    'ten-servers',
    set('5'),
    'ICE servers beyond the tenth are ignored',
    withConfiguration(({ iceServers, ...rest }) => ({
      ...rest,
      ...(Array.isArray(iceServers)
        ? { iceServers: iceServers.slice(0, 10) }
        : iceServers === undefined
          ? {}
          : { iceServers }),
    })),
  ),
  skipping('surfaces-all', set('7'), 'iceTransportPolicy is not looked at'),
  skipping('no-urls', set('6.3'), 'an ICE server without URLs is taken'),
  skipping('urls-unchecked', set('6.4'), 'any URL is taken for that of an ICE server'),
  skipping('set-on-closed', 'RTCPeerConnection.setConfiguration/2', 'setConfiguration works on a closed connection'),
  fault(
    'urls-in-a-list',
    'RTCPeerConnection.getConfiguration/1',
    'getConfiguration gives a list in the place of a single URL',
    given((configuration) => ({
      ...configuration,
      iceServers: servers(configuration.iceServers, (server) => ({ ...server, urls: [server.urls].flat() })),
    })),
  ),
  fault(
    'credentials-hidden',
    'RTCPeerConnection.getConfiguration/1',
    'getConfiguration leaves credentials out',
    given((configuration) => ({
      ...configuration,
      iceServers: servers(configuration.iceServers, ({ credential: _credential, ...server }) => server),
    })),
  ),
];

const urlFaults: readonly Fault[] = [
  skipping('any-scheme', validate('2b'), 'an ICE server may have any scheme'),
  fault(
    'hierarchical-url',
    validate('2c'),
    'stun://host is taken',
    withUrls((url) => url.replace('://', ':')),
  ),
  fault(
    'user-in-url',
    validate('2d'),
    'the URL of an ICE server may have a user',
    withUrls((url) => url.replace(/^(\w+:)\w+@/, '$1')),
  ),
  skipping('fragment', validate('2e'), 'the URL of an ICE server may have a fragment'),
  skipping('stun-query', validate('2f'), 'the URL of a STUN server may have a query'),
  skipping('any-port', validate('5'), 'host and port of an ICE server are not looked at'),
  skipping('any-transport', validate('6'), 'any query of a TURN server is taken'),
  skipping('turn-without-credentials', validate('7'), 'a TURN server needs no username and credential'),
];

const certificateFaults: readonly Fault[] = [
  skipping('takes-expired', 'RTCPeerConnection.constructor/5.1', 'a connection is made with an expired certificate'),
  skipping(
    'certificate-not-used',
    'RTCPeerConnection.constructor/5.3',
    'a connection does not use the certificate it is given',
  ),
  skipping('lifetime-not-capped', generate('3.4'), 'a certificate may be good for longer than a year'),
  skipping('lifetime-ignored', generate('3.3'), 'generateCertificate does not look at expires'),
  skipping('bad-lifetime-taken', generate('3.2'), 'generateCertificate takes an expires that is no number'),
  fault(
    'generate-throws',
    generate('5'),
    'generateCertificate throws, it does not reject',
    generateCertificate((proceed, args) => {
      if (typeof args[0] === 'string') throw new DOMException('', 'NotSupportedError');
      return proceed(...args);
    }),
  ),
  fault(
    'no-rsa',
    generate('6'),
    'generateCertificate does not know RSA',
    generateCertificate((proceed, args) => {
      const [algorithm] = args;
      const rsa = isDictionary(algorithm) && /^rsassa/i.test(String(algorithm.name));
      return rsa ? Promise.reject(new DOMException('', 'NotSupportedError')) : proceed(...args);
    }),
  ),
  fault(
    'certificate-copied',
    'RTCPeerConnection.getConfiguration/1',
    'getConfiguration gives new objects in the place of its certificates',
    (simulator) =>
      given(({ certificates, ...rest }) => ({
        ...rest,
        certificates: (certificates as readonly object[]).map((one) =>
          another(simulator.RTCCertificate as { readonly prototype: object }, modelOf(one)),
        ),
      }))(simulator),
  ),
  skipping('clone-never-expires', 'RTCCertificate.deserialization/1', 'the clone of a certificate has another expiry'),
  skipping('clone-of-another', 'RTCCertificate.deserialization/2', 'the clone of a certificate is another certificate'),
  skipping('same-certificate', generate('8.8'), 'generateCertificate gives the same certificate each time'),
  fault(
    'fingerprints-in-capitals',
    'RTCCertificate.getFingerprints/1',
    'getFingerprints gives capital letters',
    fingerprints((value) => value.toUpperCase()),
  ),
  fault(
    'fingerprints-change',
    'RTCCertificate.getFingerprints/1',
    'getFingerprints gives others each time',
    (simulator) => fingerprints(rotated())(simulator),
  ),
];

const legacy = (name: string, step: string): string => `RTCPeerConnection.${name}.legacy/${step}`;

const callbackFaults: readonly Fault[] = [
  skipping(
    'callback-version-pending',
    legacy('createOffer', '7'),
    'the promise of createOffer with callbacks stays pending',
  ),
  skipping('success-not-called', legacy('createAnswer', '4'), 'createAnswer never calls the success callback'),
  skipping(
    'callbacks-do-nothing',
    legacy('setRemoteDescription', '4'),
    'setRemoteDescription with callbacks does nothing',
  ),
  fault(
    'failure-rejects',
    legacy('setLocalDescription', '7'),
    'setLocalDescription with callbacks rejects as well',
    method('RTCPeerConnection', 'setLocalDescription', ({ args, proceed }) => {
      if (args.length < 3) return proceed();
      const [description, success, failure] = args as [unknown, () => void, (error: unknown) => void];
      if (typeof success !== 'function' || typeof failure !== 'function') return proceed();
      const promise = proceed([description]) as Promise<unknown>;
      promise.then(success, failure);
      return promise;
    }),
  ),
  skipping('receives-no-less', 'legacy-offerToReceive/3.1.1', 'offerToReceive: false leaves sendrecv as it is'),
  skipping('recvonly-stays', 'legacy-offerToReceive/3.1.2', 'offerToReceive: false leaves recvonly as it is'),
  skipping('receives-once-more', 'legacy-offerToReceive/3.2', 'offerToReceive: true adds a transceiver each time'),
  skipping('does-not-receive', 'legacy-offerToReceive/3.3', 'offerToReceive: true adds nothing'),
  skipping('sends-too', 'legacy-offerToReceive/3.5', 'offerToReceive: true adds a transceiver that sends too'),
];

export const configurationFaults: readonly Fault[] = [
  ...settingFaults,
  ...urlFaults,
  ...certificateFaults,
  ...callbackFaults,
];
