import type { Adapter } from '../contract';
import { agentFile, launchChild } from '../host/child-link';
import type { Breakage } from '../host/link';
import { startSession } from '../host/session';

/** An adapter whose implementation breaks in one way whenever setLocalDescription is called. */
export const faulty = (fault: Breakage, title: string): Adapter => {
  const name = `fake:${fault}`;
  const launch = launchChild({ environment: agentFile('environments', 'faulty.js'), argument: fault });
  return {
    name,
    title,
    engine: 'model',
    start: (options) => startSession({ name, launch, concurrency: options.concurrency }),
    available: async () => ({ ok: true, detail: 'part of peerproof' }),
  };
};
