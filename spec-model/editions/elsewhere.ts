const media = 'about what is sent, which no program sees through the API';
const explains = 'explains, and demands nothing';
const shape = 'about the shape of the interface, which web-platform-tests check with idlharness';
const stats = 'about statistics';
const collection = 'seen only by what is garbage-collected';
const unmodelled = 'not taken back: the older text is not known well enough';

/** Changes of the text between the editions that are no switches of the model, with the reason. By pull request or commit. */
export const elsewhere = {
  '2679': {
    title: 'ICE servers beyond a limit of the implementation are dropped',
    reason: 'the limit is the implementation’s own',
  },
  '2686': { title: 'types of certificate expiry', reason: shape },
  '2687': { title: '"connecting" also covers transports that are still new', reason: unmodelled },
  '2689': {
    title: 'a configuration is validated before anything is changed',
    reason: 'no attribute shows what an invalid one changed',
  },
  '2704': { title: 'when an ICE transport fails', reason: 'about time, which the model leaves free' },
  '2708': {
    title: 'administratively prohibited candidates',
    reason: 'which candidates are prohibited is the implementation’s own',
  },
  '2742': { title: 'whether tones can be sent is determined without a task', reason: unmodelled },
  '2744': { title: 'mandatory statistics', reason: stats },
  '2753': { title: 'RTCRtpDecodingParameters removed', reason: shape },
  '2754': { title: 'a paused rid of the other side changes no encoding', reason: unmodelled },
  '2755': { title: 'RTP pause and resume not supported', reason: media },
  '2760': { title: 'simulcast envelope', reason: explains },
  '2767': { title: 'credentialType removed', reason: shape },
  '2785': { title: 'maxFramerate', reason: shape },
  '2794': {
    title: 'offers with other rids are answered with one encoding',
    reason: 'one change with 2758, for the model',
  },
  '2797': { title: 'rollback restores an encoding without rid', reason: unmodelled },
  '2800': { title: 'repeated rids of an offer are dropped', reason: unmodelled },
  '2801': { title: 'an answer leaves out rids that the sender lacks', reason: unmodelled },
  '2808': { title: 'encoders may align the resolution', reason: media },
  '2813': { title: 'the first of alternative rids counts', reason: unmodelled },
  '2814': { title: 'simulcast envelope', reason: explains },
  '2834': { title: 'RTCRtpCodec', reason: shape },
  '2841': { title: 'uri of a header extension is required', reason: shape },
  '2847': { title: 'how setCodecPreferences compares codecs', reason: unmodelled },
  '2861': { title: 'tones are checked again while they are played', reason: unmodelled },
  '2876': { title: 'close() causes no connectionstatechange', reason: unmodelled },
  '2885': { title: 'setParameters takes options, of which there are none', reason: shape },
  '2902': { title: 'open data channels are kept alive', reason: collection },
  '2953': { title: 'jitterBufferTarget', reason: shape },
  '2966': { title: 'RFC 9429 in the place of RFC 8829', reason: explains },
  '2975': { title: 'MIME types of codecs are compared without regard to case', reason: unmodelled },
  '2985': { title: 'codec of an encoding', reason: unmodelled },
  '2988': { title: 'data channels can be transferred to workers', reason: 'programs have no workers' },
  '2991': { title: 'codec of an encoding is checked against what can be sent', reason: unmodelled },
  '3005': { title: 'timestamps of statistics', reason: stats },
  '3023': { title: 'codecs that differ in their level match', reason: unmodelled },
  '3043': { title: 'symmetric and asymmetric parameters of codecs', reason: unmodelled },
  '3068': { title: 'transferred channels are kept alive', reason: collection },
  '3070': { title: 'no statistics that are not documented', reason: stats },
  '04677590': { title: 'url attributes are USVString', reason: shape },
  '2d2be345': {
    title: 'when send() is an OperationError',
    reason: 'the size of the buffer is the implementation’s own',
  },
} as const;
