/** A media format as the writer puts it down. */
export interface WrittenCodec {
  readonly payloadType: number;
  readonly name: string;
  readonly clockRate: number;
  readonly channels?: number;
  /** Of a=fmtp. */
  readonly parameters?: string;
  /** Of a=rtcp-fb. */
  readonly feedback?: readonly string[];
}

const feedback = ['ccm fir', 'nack', 'nack pli'];
const h264 = (profile: string, mode: 0 | 1) =>
  `level-asymmetry-allowed=1;packetization-mode=${mode};profile-level-id=${profile}`;
const video = (payloadType: number, name: string, parameters?: string): WrittenCodec[] => [
  { payloadType, name, clockRate: 90000, feedback, ...(parameters === undefined ? {} : { parameters }) },
  { payloadType: payloadType + 1, name: 'rtx', clockRate: 90000, parameters: `apt=${payloadType}` },
];

/** What implementations usually offer. */
export const usualCodecs: Readonly<Record<string, readonly WrittenCodec[]>> = {
  audio: [
    {
      payloadType: 111,
      name: 'opus',
      clockRate: 48000,
      channels: 2,
      parameters: 'minptime=10;useinbandfec=1',
      feedback: ['transport-cc'],
    },
    { payloadType: 63, name: 'red', clockRate: 48000, channels: 2, parameters: '111/111' },
    { payloadType: 9, name: 'G722', clockRate: 8000 },
    { payloadType: 0, name: 'PCMU', clockRate: 8000 },
    { payloadType: 8, name: 'PCMA', clockRate: 8000 },
    { payloadType: 110, name: 'telephone-event', clockRate: 48000, parameters: '0-15' },
    { payloadType: 126, name: 'telephone-event', clockRate: 8000, parameters: '0-15' },
  ],
  video: [
    ...video(96, 'VP8'),
    ...video(98, 'VP9', 'profile-id=0'),
    ...video(100, 'VP9', 'profile-id=2'),
    ...video(102, 'H264', h264('42e01f', 1)),
    ...video(104, 'H264', h264('42e01f', 0)),
    ...video(106, 'AV1', 'level-idx=5;profile=0;tier=0'),
    ...video(108, 'red'),
    { payloadType: 112, name: 'ulpfec', clockRate: 90000 },
  ],
};
