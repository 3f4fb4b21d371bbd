const actions = new Set<() => void>();

const runAll = (): void => {
  for (const action of actions) action();
};

/** Runs the action when this process exits, unless the function that is given back was called before. */
export const atExit = (action: () => void): (() => void) => {
  if (actions.size === 0) process.once('exit', runAll);
  actions.add(action);
  return () => {
    actions.delete(action);
    if (actions.size === 0) process.off('exit', runAll);
  };
};
