import { type Adapter, type AdapterOptions, AdapterUnavailable, type Session } from '../adapters/contract';
import { exitCodes } from './exit-codes';
import { Failure, messageOf } from './failure';

const named = (adapters: readonly Adapter[], name: string): Adapter => {
  const adapter = adapters.find((adapter) => adapter.name === name);
  if (adapter) return adapter;
  const names = adapters.map(({ name }) => name).join(', ');
  throw new Failure(exitCodes.unavailable, `there is no adapter '${name}'; there are: ${names}`);
};

/** Starts the adapter of that name; what keeps it from starting ends the process with 69. */
export const startSession = async (
  adapters: readonly Adapter[],
  name: string,
  options: AdapterOptions,
): Promise<Session> => {
  const adapter = named(adapters, name);
  const availability = await adapter.available(options);
  if (!availability.ok)
    throw new Failure(exitCodes.unavailable, `${name} is not available here: ${availability.install}`);
  try {
    return await adapter.start(options);
  } catch (thrown) {
    if (thrown instanceof AdapterUnavailable) throw new Failure(exitCodes.unavailable, messageOf(thrown));
    throw thrown;
  }
};
