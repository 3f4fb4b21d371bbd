import { pinned } from '../spec-model/catalogue/catalogue';
import { KnownBlob } from '../spec-model/data-channel/message';
import { createSimulator, type SimulatorOptions } from '../spec-model/simulator/simulator';
import type { Adapter, Session } from './contract';
import { inProcess } from './host/in-process';
import { VirtualClock } from './host/virtual-clock';

/** A session on the model itself, behind the W3C API, in this process. */
export const simulatorSession = (options: SimulatorOptions = {}): Session => {
  const { now, queueTask, setTimeout, clearTimeout } = new VirtualClock();
  const simulator = createSimulator({ queueTask, now, setTimeout, clearTimeout, ...options });
  return inProcess(
    { name: 'simulator', version: `peerproof simulator (webrtc-pc ${pinned.date})` },
    {
      ...simulator,
      global: simulator,
      Blob: KnownBlob,
      configuration: undefined,
      now,
      time: now,
      queueTask,
      setTimeout,
      clearTimeout,
    },
  );
};

export const simulator: Adapter = {
  name: 'simulator',
  title: 'the model itself, behind the W3C API, in this process',
  engine: 'model',
  available: async () => ({ ok: true, detail: 'always available' }),
  start: async () => simulatorSession(),
};
