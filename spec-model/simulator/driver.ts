import type { World } from '../infra/world';

type QueueTask = (run: () => void) => void;

/** Each piece of work of the model is a macrotask of the host. */
export const drive = (world: World, queueTask: QueueTask): void => {
  let scheduled = false;
  const schedule = () => {
    if (scheduled || world.work.length === 0) return;
    scheduled = true;
    queueTask(turn);
  };
  const turn = () => {
    scheduled = false;
    const [next] = world.work;
    if (next) world.take(next);
    schedule();
  };
  world.wake = schedule;
};

/** When the model has no work left, and the application has given it none in the turn after. */
export const settled = async (world: World, queueTask: QueueTask): Promise<void> => {
  for (let idle = 0; idle < 2; idle = world.work.length === 0 ? idle + 1 : 0)
    await new Promise<void>((resolve) => queueTask(resolve));
};
