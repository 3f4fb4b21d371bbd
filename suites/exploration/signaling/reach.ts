import type { TwoPeers } from './two-peers';

/** What an exploration found. */
export interface Reach {
  readonly states: number;
  readonly transitions: number;
  /** Of the longest of the shortest ways, in actions. */
  readonly depth: number;
}

/** States that are still to be gone on from: a list that grows. */
class Frontier {
  private list = new Int32Array(1 << 16);
  length = 0;

  push(state: number): void {
    if (this.length === this.list.length) {
      const longer = new Int32Array(this.list.length * 2);
      longer.set(this.list);
      this.list = longer;
    }
    this.list[this.length++] = state;
  }

  at(index: number): number {
    return this.list[index] as number;
  }
}

/** Every state, breadth first. A bit for each possible state says which were seen. */
export const reach = ({ initial, actions, bound, step }: TwoPeers): Reach => {
  const seen = new Int32Array(Math.ceil(bound / 32));
  const found = new Frontier();
  let transitions = 0;
  let depth = 0;
  seen[initial >>> 5] = 1 << (initial & 31);
  found.push(initial);
  for (let at = 0, level = 1; at < found.length; at++) {
    if (at === level) {
      depth++;
      level = found.length;
    }
    const state = found.at(at);
    for (let action = 0; action < actions; action++) {
      const next = step(state, action);
      if (next < 0) continue;
      transitions++;
      const word = next >>> 5;
      const before = seen[word] as number;
      const after = before | (1 << (next & 31));
      if (after === before) continue;
      seen[word] = after;
      found.push(next);
    }
  }
  return { states: found.length, transitions, depth };
};
