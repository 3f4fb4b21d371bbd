import { pinned } from '../../spec-model/catalogue/catalogue';
import { KnownBlob } from '../../spec-model/data-channel/message';
import { createSimulator } from '../../spec-model/simulator/simulator';
import { type Adapter, AdapterUnavailable, type Session } from '../contract';
import { inProcess } from '../host/in-process';
import { VirtualClock } from '../host/virtual-clock';
import { faults } from './faults';
import type { Fault } from './faults/fault';

/** A session on the simulator with faults in it, in this process and in virtual time. */
export const plantedSession = (...planted: readonly Fault[]): Session => {
  const name = planted.map((fault) => fault.name).join('+');
  const title = planted.map((fault) => fault.title).join('; ');
  const { now, queueTask, setTimeout, clearTimeout } = new VirtualClock();
  const simulator = createSimulator({ queueTask, now, setTimeout, clearTimeout });
  for (const { plant } of planted) plant(simulator);
  return inProcess(
    { name: `fake:${name}`, version: `peerproof simulator (webrtc-pc ${pinned.date}) with a planted fault: ${title}` },
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

const adapterOf = (fault: Fault): Adapter => ({
  name: `fake:${fault.name}`,
  title: `test double: ${fault.title}`,
  engine: 'model',
  start: async () => plantedSession(fault),
  available: async () => ({ ok: true, detail: 'part of peerproof' }),
});

/** One adapter a fault. */
export const planted: readonly Adapter[] = faults.map(adapterOf);

/** Stands for all of them where adapters are listed. */
export const anyPlanted: Adapter = {
  name: 'fake:FAULT',
  title: `test doubles: the simulator with one of ${faults.length} planted faults`,
  engine: 'model',
  start: async () => {
    throw new AdapterUnavailable(`name the fault: ${planted.map(({ name }) => name).join(', ')}`);
  },
  available: async () => ({ ok: true, detail: faults.map(({ name }) => name).join(', ') }),
};
