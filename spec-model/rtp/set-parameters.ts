import type { ErrorName, ErrorValue } from '../infra/completion';
import { errorValue } from '../infra/completion';
import { ModelPromise } from '../infra/promise';
import { algorithm } from '../infra/step';
import { inParallel, type Process, queueTask } from '../infra/world';
import { implementedCodecs } from './capabilities';
import { type Codec, isCompanion } from './codec';
import { isIn } from './codec-dictionary-match';
import { type Encoding, without } from './encoding';
import { expire, type SendParameters } from './get-parameters';
import { isUnchanged } from './read-only-parameters';
import type { Sender } from './transceiver';

const step = algorithm('RTCRtpSender.setParameters');

const ridsOf = (encodings: readonly Encoding[]): (string | undefined)[] => encodings.map(({ rid }) => rid);

const reordered = (given: readonly Encoding[], before: readonly Encoding[]): boolean => {
  const [rids, known] = [ridsOf(given), ridsOf(before)];
  const moved = rids.some((rid, index) => rid !== known[index]);
  return moved && rids.every((rid) => known.includes(rid)) && known.every((rid) => rids.includes(rid));
};

/** Steps 6.3, 6.4 and 6.6d. With nothing negotiated and nothing known of the implementation, the codecs may be implemented. */
const hasOtherCodec = (sender: Sender, { codecs, encodings }: SendParameters): boolean => {
  const { connection, kind } = sender;
  const wanted = encodings.flatMap(({ codec }) => (codec ? [codec] : []));
  if (wanted.length === 0) return false;
  let choosable: readonly Codec[] | undefined = step('6.3') ? codecs : [];
  if (step('6.4', codecs.length === 0)) choosable = implementedCodecs(connection.world, 'send', kind);
  const { chooser } = connection.world;
  const ofKind = ({ mimeType }: Codec) => mimeType.toLowerCase().startsWith(`${kind}/`);
  if (!choosable) return !wanted.every(ofKind) || chooser.choose('codec.implemented', [false, true], connection);
  if (wanted.some((codec) => !isIn(choosable, codec, true))) return true;
  return wanted.some(isCompanion) && chooser.choose('encoding.companion', [false, true], connection);
};

/** Step 6.6. */
const modified = (sender: Sender, parameters: SendParameters, last: SendParameters): boolean =>
  step('6.6a', parameters.encodings.length !== sender.sendEncodings.length) ||
  step('6.6b', reordered(parameters.encodings, last.encodings)) ||
  step('6.6c', !isUnchanged(parameters, last)) ||
  step('6.6d', hasOtherCodec(sender, parameters));

/** Steps 6.7 and 6.8. */
const normalised = ({ kind, connection }: Sender, encodings: readonly Encoding[]): readonly Encoding[] => {
  const { edition } = connection.world;
  if (step('6.7', kind === 'audio' && edition.has('2772-audio')))
    return encodings.map((encoding) => without(encoding, 'scaleResolutionDownBy', 'maxFramerate'));
  return step('6.8', kind === 'video' && edition.has('2772-default'))
    ? encodings.map((encoding) => ({ scaleResolutionDownBy: 1, ...encoding }))
    : encodings;
};

/** Unlike the letter, step 6.10 does not want a maxFramerate in every encoding (CONFORMANCE.md, `frame-rate-absent`). */
const outOfRange = ({ kind, connection }: Sender, encodings: readonly Encoding[]): boolean =>
  step(
    '6.9',
    encodings.some(({ scaleResolutionDownBy: scale = 1 }) => scale < 1) &&
      (kind === 'video' || !connection.world.edition.has('2772-audio')),
  ) ||
  step(
    '6.10',
    encodings.some(({ maxFramerate: rate = 0 }) => rate < 0),
  );

/** Step 6.11. It is asked only where an encoding has a codec. */
const cannotMix = ({ connection }: Sender, encodings: readonly Encoding[]): boolean =>
  step(
    '6.11',
    encodings.some(({ codec }) => codec !== undefined) &&
      connection.world.chooser.choose('encoding.codec', [false, true], connection),
  );

/** What became of the attempt to configure the media stack. */
type Configured = 'done' | 'no hardware' | 'not by this hardware' | 'failed';

const rtcError = (errorDetail: string): ErrorValue => errorValue('RTCError', '', { errorDetail });

const failure = (configured: Configured): ErrorValue | undefined => {
  if (step('8.2.1', configured === 'no hardware')) return rtcError('hardware-encoder-not-available');
  if (step('8.2.2', configured === 'not by this hardware')) return rtcError('hardware-encoder-error');
  return step('8.2.3') ? errorValue('OperationError', 'the media stack can not be configured so') : undefined;
};

function* configure(sender: Sender, encodings: readonly Encoding[], promise: ModelPromise<undefined>): Process {
  const { connection } = sender;
  const outcomes: readonly Configured[] = ['done', 'no hardware', 'not by this hardware', 'failed'];
  yield inParallel('configure the media stack');
  const configured = connection.world.chooser.choose('setParameters.configured', outcomes, connection, promise);
  yield queueTask('the media stack is configured');
  sender.settingParameters--;
  if (step('8.2', configured !== 'done')) {
    const error = failure(configured);
    return error && promise.reject(error);
  }
  if (step('8.1.1')) sender.lastReturnedParameters = null;
  if (step('8.1.2')) sender.sendEncodings = encodings;
  if (step('8.1.3')) promise.resolve(undefined);
}

/** https://w3c.github.io/webrtc-pc/#dom-rtcrtpsender-setparameters */
export const setParameters = (sender: Sender, parameters: SendParameters): ModelPromise => {
  expire(sender);
  const { connection, lastReturnedParameters: last } = sender;
  const { world } = connection;
  const promise = new ModelPromise<undefined>(world);
  const rejects = (name: ErrorName, message: string): ModelPromise => {
    promise.reject(errorValue(name, message));
    return promise;
  };
  const { stopped, stopping } = sender.transceiver;
  if (step('4', stopped || (stopping && world.edition.has('2829'))))
    return rejects('InvalidStateError', 'the transceiver is stopping');
  if (step('5', last === null)) return rejects('InvalidStateError', 'getParameters was not called in this task');
  if (last && modified(sender, parameters, last))
    return rejects('InvalidModificationError', 'something was changed that can not be');
  const encodings = normalised(sender, parameters.encodings);
  if (outOfRange(sender, encodings)) return rejects('RangeError', 'scaleResolutionDownBy or maxFramerate is too small');
  if (cannotMix(sender, encodings)) return rejects('OperationError', 'encodings can not have codecs of their own');
  sender.settingParameters++;
  world.start('parameters', connection, configure(sender, encodings, promise), promise);
  return promise;
};
