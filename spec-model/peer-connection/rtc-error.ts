import type { ErrorValue } from '../infra/completion';
import { algorithm } from '../infra/step';

const step = algorithm('RTCError.constructor');

/** RTCErrorInit after conversion. */
export interface RtcErrorInit {
  readonly errorDetail: string;
  readonly sdpLineNumber?: number | null;
  readonly sctpCauseCode?: number | null;
  readonly receivedAlert?: number | null;
  readonly sentAlert?: number | null;
}

const errors = new WeakMap<ErrorValue, RtcError>();

/**
 * RTCError: a DOMException with more to say.
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcerror-constructor
 */
export class RtcError {
  readonly name: string;
  readonly errorDetail: string;
  readonly sdpLineNumber: number | null;
  readonly sctpCauseCode: number | null;
  readonly receivedAlert: number | null;
  readonly sentAlert: number | null;

  constructor(
    init: RtcErrorInit,
    readonly message: string,
  ) {
    const given = step('5') ? init : { errorDetail: init.errorDetail };
    this.name = step('4') ? 'OperationError' : 'Error';
    this.errorDetail = given.errorDetail;
    this.sdpLineNumber = given.sdpLineNumber ?? null;
    this.sctpCauseCode = given.sctpCauseCode ?? null;
    this.receivedAlert = given.receivedAlert ?? null;
    this.sentAlert = given.sentAlert ?? null;
  }

  /** The object for an error that an algorithm produced: one for each. */
  static of(error: ErrorValue): RtcError {
    const known = errors.get(error);
    if (known) return known;
    const made = new RtcError({ ...error, errorDetail: error.errorDetail ?? '' }, error.message);
    errors.set(error, made);
    return made;
  }
}
