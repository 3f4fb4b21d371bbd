import type { Chooser } from '../../spec-model/infra/world';

const write: Chooser['describe'] = (_connection, _plan, text) => text();

/** Numbers that look random, the same for each seed. */
const numbers = (seed: number) => {
  let state = seed | 1;
  return (below: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};

const any = (seed: number): Chooser => {
  const number = numbers(seed);
  return { choose: (_site, options) => options[number(options.length)] as never, describe: write };
};

/** Ways to use the freedom that the specification leaves: each is as conforming as the others. */
export const choosers: Readonly<Record<string, (seed: number) => Chooser>> = {
  first: () => ({ choose: (_site, options) => options[0] as never, describe: write }),
  last: () => ({ choose: (_site, options) => options.at(-1) as never, describe: write }),
  any,
};
