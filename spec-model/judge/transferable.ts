import { DataChannel } from '../data-channel/channel';
import { mayBeOver } from './created-before';
import type { EntryOf } from './emission';
import { handleOf } from './lookahead';
import type { Run } from './run';

/** The task after which a channel can not be transferred. It tells nobody. */
export const endOfTransferability = 'a data channel is no longer transferable';

/** Once another task has ended, whether that one has as well shows only in a transfer: it has if the transfer is refused. */
export const endTransferability = (run: Run, { i, on, a }: EntryOf<'call'>): void => {
  if (on !== 'globalThis' || run.lookahead.errorName(i) === undefined) return;
  const handle = handleOf(a[0]);
  const channel = handle === undefined ? undefined : run.bindings.object(handle);
  if (!(channel instanceof DataChannel)) return;
  const work = run.world.work.find(
    ({ about, suspension }) => about === channel.transport && suspension.label === endOfTransferability,
  );
  if (work && mayBeOver(work)) run.world.take(work);
};
