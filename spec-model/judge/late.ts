import type { Difference } from './refused';

const keyOf = ({ subject, observed }: Difference): string => `${subject}: ${observed}`;

/**
 * What an operation has not changed yet, while other attributes have their new values: that it does not change everything at once is one
 * difference, not one for each attribute. It holds until the promise of the operation is seen to settle.
 */
export class Late {
  private readonly commands = new Map<string, { readonly command: number; readonly keys: ReadonlySet<string> }>();

  /** `unsettled`: commands whose promise was returned and has not been seen to settle. */
  constructor(private readonly unsettled: ReadonlySet<number>) {}

  expect(pc: string, command: number, differences: readonly Difference[]): void {
    this.commands.set(pc, { command, keys: new Set(differences.map(keyOf)) });
  }

  covers(pc: string, difference: Difference): boolean {
    const late = this.commands.get(pc);
    return late !== undefined && this.unsettled.has(late.command) && late.keys.has(keyOf(difference));
  }
}
