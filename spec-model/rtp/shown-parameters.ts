import { AnyValue, anyOf } from '../infra/any-value';
import type { Codec, CodecParameters } from './codec';
import type { Encoding } from './encoding';
import { areCodecsOf, areExtensions, isSameCodec } from './fits';
import { getReceiveParameters, getSendParameters, type RtpParameters, type SendParameters } from './get-parameters';
import type { HeaderExtensionParameters } from './negotiated';
import type { Receiver, Sender } from './transceiver';

/**
 * Parameters as the judge compares them: what implementations make up is told in general terms, a member that must not be there is
 * undefined, and the model goes on from what was seen.
 */

type Adopt = (value: unknown) => void;

const amount = (wanted: readonly unknown[]) => (seen: unknown) => {
  if (!Array.isArray(seen)) return 'no list';
  if (seen.length === 0) return 'none';
  return seen.length > wanted.length ? 'more' : seen.length < wanted.length ? 'fewer' : 'others';
};

const shownCodecs = (codecs: readonly CodecParameters[], adopt?: Adopt) => {
  const accepts = (seen: unknown) => areCodecsOf(seen, codecs) && seen.length === codecs.length;
  const among = amount(codecs);
  return new AnyValue(
    codecs.length > 0 ? 'those that were negotiated' : 'none',
    accepts,
    codecs,
    (seen) => (among(seen) === 'fewer' ? 'others' : among(seen)), // some may be left out: it is not for their number
    adopt,
  );
};

const shownExtensions = (
  extensions: readonly HeaderExtensionParameters[],
  adopt?: Adopt,
  others: readonly HeaderExtensionParameters[] = extensions,
) => {
  const accepts = (seen: unknown) => areExtensions(seen, extensions) || areExtensions(seen, others);
  const name = extensions.length > 0 ? 'those that were negotiated' : 'none';
  return new AnyValue(name, accepts, extensions, amount(extensions), adopt);
};

const exactly = (value: unknown, adopt: Adopt) =>
  new AnyValue(JSON.stringify(value) ?? 'undefined', (seen) => seen === value, value, undefined, adopt);

/** A member of an encoding: which value it has differs from script to script. */
const memberOf = (value: unknown, accepts: (seen: unknown) => boolean, adopt: Adopt) =>
  new AnyValue(
    value === undefined ? 'not there' : 'what it is set to',
    accepts,
    value,
    (seen) => (seen === undefined ? 'not there' : 'another value'),
    adopt,
  );

const named = (name: string, value: string, otherwise: string, adopt: Adopt) => {
  const describe = (seen: unknown) => (typeof seen === 'string' && seen !== '' ? otherwise : JSON.stringify(seen));
  return new AnyValue(name, (seen) => seen === value, value, describe, adopt);
};

/** Changes what setParameters will compare with. */
const revise = (sender: Sender, change: Partial<SendParameters>): void => {
  const { lastReturnedParameters: last } = sender;
  if (last) sender.lastReturnedParameters = { ...last, ...change };
};

const reviseEncodings = (sender: Sender, encodings: readonly Encoding[]): void => {
  sender.sendEncodings = encodings;
  revise(sender, { encodings });
};

const members = ['active', 'rid', 'maxBitrate', 'maxFramerate', 'scaleResolutionDownBy'] as const;

const shownEncoding = (sender: Sender, encoding: Encoding, index: number): object => {
  const { codec } = encoding;
  const isCodec = (seen: unknown) =>
    codec && typeof seen === 'object' && seen !== null ? isSameCodec(seen as Codec, codec) : codec === seen;
  const adopt = (name: string) => (value: unknown) => {
    const changed = { ...sender.sendEncodings[index], [name]: value } as Encoding;
    reviseEncodings(
      sender,
      sender.sendEncodings.map((one, at) => (at === index ? changed : one)),
    );
  };
  return {
    ...Object.fromEntries(
      members.map((name) => [name, memberOf(encoding[name], (seen) => seen === encoding[name], adopt(name))]),
    ),
    codec: memberOf(codec, isCodec, adopt('codec')),
  };
};

const shownEncodings = (sender: Sender, { encodings }: SendParameters, shown: Partial<SendParameters>): unknown => {
  const seen = shown.encodings;
  if (Array.isArray(seen) && seen.length === encodings.length)
    return encodings.map((encoding, index) => shownEncoding(sender, encoding, index));
  const adopt = (value: unknown) => Array.isArray(value) && reviseEncodings(sender, value);
  return new AnyValue('those of the sender', () => false, encodings, amount(encodings), adopt);
};

export const shownSendParameters = (sender: Sender): object => {
  const { connection } = sender;
  const before = new Set(sender.transactionIds);
  const parameters = getSendParameters(sender);
  const shown = connection.world.chooser.foresee?.('parameters.order', connection) as Partial<SendParameters> | null;
  if (!shown) return parameters;
  const { transactionId, rtcp, codecs, headerExtensions } = parameters;
  const { cname = '', reducedSize } = rtcp;
  const again = before.has(transactionId);
  const id = again ? 'the one that was given before in this task' : 'one that was not given before';
  const adoptId = (value: unknown) => {
    sender.transactionIds.add(String(value));
    revise(sender, { transactionId: String(value) });
  };
  const adoptRtcp = (change: object) => revise(sender, { rtcp: { ...sender.lastReturnedParameters?.rtcp, ...change } });
  return {
    transactionId: named(id, transactionId, again ? 'another' : 'one that was given before', adoptId),
    codecs: shownCodecs(codecs, (value) => revise(sender, { codecs: value as SendParameters['codecs'] })),
    headerExtensions: shownExtensions(headerExtensions, (value) =>
      revise(sender, { headerExtensions: value as SendParameters['headerExtensions'] }),
    ),
    rtcp: {
      cname: named('the one of the connection', cname, 'another', (value) => adoptRtcp({ cname: value })),
      reducedSize: exactly(reducedSize, (value) => adoptRtcp({ reducedSize: value })),
    },
    encodings: shownEncodings(sender, parameters, shown),
  };
};

/**
 * While a remote offer is pending, the receiver may be ready for what was negotiated before. RTCP goes on where nothing is received; whether
 * it counts as negotiated then, nothing says, nor whether a receiver is prepared for what was only offered.
 */
export const shownReceiveParameters = (receiver: Receiver): object => {
  const { undetermined, negotiated, lastStableStateNegotiated: before } = receiver;
  const { codecs, headerExtensions, rtcp }: RtpParameters = getReceiveParameters(receiver);
  if (!receiver.connection.world.chooser.foresee) return { codecs, headerExtensions, rtcp };
  const isOffered = (negotiated.unanswered || undetermined) && rtcp.reducedSize;
  const isOpen = negotiated.unused?.reducedSize || isOffered || (undetermined && before.reducedSize);
  return {
    codecs: shownCodecs(codecs),
    headerExtensions: shownExtensions(headerExtensions, undefined, undetermined ? before.headerExtensions : undefined),
    rtcp: { cname: undefined, reducedSize: isOpen ? anyOf(false, true) : rtcp.reducedSize },
  };
};
