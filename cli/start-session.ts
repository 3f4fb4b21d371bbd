import { type AdapterOptions, AdapterUnavailable, type Session } from '../adapters/contract';
import type { Parts } from './parts';

/** Starts the adapter of that name. Throws AdapterUnavailable (exit code 69) with what to do if that can't be. */
export const startSession = async ({ findAdapter }: Parts, name: string, options: AdapterOptions): Promise<Session> => {
  const adapter = findAdapter(name);
  const availability = await adapter.available(options);
  if (!availability.ok) throw new AdapterUnavailable(`${name} is not available here: ${availability.install}`);
  return adapter.start(options);
};
