import { RtcError, type RtcErrorInit } from '../../peer-connection/rtc-error';
import { type Interface, instanceOf } from '../interface';

export const rtcError: Interface<RtcError> = {
  name: 'RTCError',
  is: instanceOf(RtcError),
  construct: (_world, init: RtcErrorInit, message: string) => new RtcError(init, message),
  attributes: {
    name: ({ name }) => name,
    errorDetail: ({ errorDetail }) => errorDetail,
    sdpLineNumber: ({ sdpLineNumber }) => sdpLineNumber,
    sctpCauseCode: ({ sctpCauseCode }) => sctpCauseCode,
    receivedAlert: ({ receivedAlert }) => receivedAlert,
    sentAlert: ({ sentAlert }) => sentAlert,
  },
};
