import { library } from './library';

/** werift, WebRTC in TypeScript, in a child process. */
export const werift = library({
  name: 'werift',
  engine: 'werift',
  title: 'werift, WebRTC in TypeScript for Node.js',
  package: 'werift',
});
