import { library } from './library';

/** @roamhq/wrtc, libwebrtc for Node, in a child process. */
export const wrtc = library({
  name: 'wrtc',
  title: '@roamhq/wrtc, libwebrtc for Node.js',
  engine: 'libwebrtc',
  package: '@roamhq/wrtc',
});
