/** Numbers that look random, the same for each seed: a counter, mixed. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = Math.trunc(seed) >>> 0;
  }

  /** A whole number from 0, below the limit. */
  below(limit: number): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
  }

  /** Some of the letters. */
  text(letters: string, length: number): string {
    return Array.from({ length }, () => letters[this.below(letters.length)]).join('');
  }
}
