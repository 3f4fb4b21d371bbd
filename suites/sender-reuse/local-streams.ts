import * as fc from 'fast-check';
import type { Value } from '../../spec-model/vocabulary';
import { call, onStream, settle } from '../arbitraries/commands';
import { streams, track } from '../arbitraries/values';
import { property } from '../property';

export const localStreams = property('sender-reuse', 'local-streams', {
  title: 'the streams given to addTrack are not changed: only their ids are associated',
  checks: ['RTCPeerConnection.addTrack/8.3', 'create-an-RTCRtpSender/9'],
  claims: ['A5'],
  script: fc
    .array(streams, { minLength: 1, maxLength: 3 })
    .map((list) => [
      call(0, 'addTrack', track('audio'), ...(list as Value[])),
      settle,
      onStream(0, 'getTracks'),
      onStream(1, 'getTracks'),
    ]),
});
