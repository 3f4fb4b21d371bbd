import type { Value } from '../../../spec-model/vocabulary/value';
import { call, take } from '../../arbitraries/commands';
import { callback } from '../../arbitraries/values';
import { type Alphabet, audio, calm, close, implicit, rollback } from './letters';

const edited = (pc: 0 | 1, edit: { readonly find: string; readonly with: string }): Value => ({
  $: 'local',
  pc,
  edits: [edit],
});

/** Descriptions that something is wrong with, and calls as they were before there were promises. */
export const descriptions: Alphabet = [
  calm(audio),
  calm(call(0, 'addTransceiver', 'video', { sendEncodings: [{ rid: 'a' }, { rid: 'b' }] })),
  calm(call(0, 'createDataChannel', 'chat')),
  calm(implicit(0)),
  calm(implicit(1)),
  calm(take(1)),
  calm(take(0)),
  ...[
    { find: 'a=rtcp-mux\r\n', with: '' },
    { find: 'a=fingerprint:', with: 'a=nothing:' },
    { find: 'a=ice-ufrag:', with: 'a=nothing:' },
    { find: 'a=setup:actpass', with: 'a=setup:holdconn' },
    { find: 'a=mid:0', with: 'a=mid:!' },
    { find: 'a=sendrecv', with: 'a=sendrecv\r\na=rid:a recv\r\na=rid:b recv\r\na=simulcast:recv a;b' },
    { find: ' 9 UDP', with: ' 0 UDP' },
    { find: 'v=0', with: 'v=1' },
    { find: 'm=application', with: 'm=none' },
  ].map((edit) => calm(call(1, 'setRemoteDescription', edited(0, edit)))),
  calm(call(0, 'setRemoteDescription', edited(1, { find: 'a=mid:0', with: 'a=mid:x' }))),
  calm(call(0, 'setRemoteDescription', edited(1, { find: ' 9 UDP', with: ' 0 UDP' }))),
  calm(call(0, 'setRemoteDescription', edited(1, { find: 'a=setup:active', with: 'a=setup:actpass' }))),
  calm(call(0, 'setRemoteDescription', edited(1, { find: 'a=setup:active', with: 'a=setup:passive' }))),
  ...[{ offerToReceiveAudio: true }, { offerToReceiveAudio: false }, { offerToReceiveVideo: true }].map((options) =>
    calm(call(0, 'createOffer', options)),
  ),
  calm(call(0, 'createOffer', callback, callback)),
  calm(call(0, 'createAnswer', callback, callback)),
  calm(call(0, 'setLocalDescription', rollback, callback, callback)),
  calm(call(0, 'setRemoteDescription', rollback, callback, callback)),
  calm(call(0, 'addIceCandidate', {}, callback, callback)),
  calm(close(0)),
];
