import type { Chooser } from '../../spec-model/infra/world';
import { ownCapabilities } from '../../spec-model/rtp/implemented';

const write: Chooser['describe'] = (_connection, _plan, text) => text();
const first: Chooser['choose'] = (_site, options) => options[0] as never;

const sendOnlyCodec = {
  mimeType: 'video/H264',
  clockRate: 90000,
  sdpFmtpLine: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=640034',
};

/** What an implementation may be like besides what the text says: some differences between editions show only then. */
export const variants = {
  /** It takes the other way wherever the text leaves one. */
  'other choices': { choose: (_site, options) => options.at(-1) as never, describe: write },
  /** It can send a codec that it can not receive; it is the last one of those that it can send. */
  'send-only codec': {
    choose: first,
    describe: write,
    capabilities: (side, kind) => {
      const both = ownCapabilities[kind];
      return side === 'send' && kind === 'video' ? { ...both, codecs: [...both.codecs, sendOnlyCodec] } : both;
    },
  },
} satisfies Readonly<Record<string, Chooser>>;
export type Variant = keyof typeof variants;
