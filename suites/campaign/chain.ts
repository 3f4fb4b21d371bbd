import type { Command, Script } from '../../spec-model/vocabulary';

/** Commands that a program has at least: an application does not end after three calls. */
const long = 15;
/** Programs that are remembered for others. */
const remembered = 60;

const isClose = (command: Command): boolean => 'pc' in command && 'call' in command && command.call === 'close';
const closes = (script: Script): boolean => script.some(isClose);

/** Makes short programs longer: others are run before or after them, in the same connections. */
export class Chain {
  private readonly others: Script[] = [];
  private next = 0;

  /** The program with as many of those before it as it takes. What closes a connection comes last: after it, little is left to see. */
  longer(script: Script): Script {
    const parts = [script];
    for (let length = script.length; length < long && parts.length <= this.others.length; ) {
      const other = this.others[this.next++ % this.others.length] ?? [];
      parts.push(other);
      length += other.length;
    }
    this.others.push(script);
    if (this.others.length > remembered) this.others.shift();
    return [...parts.filter((part) => !closes(part)), ...parts.filter(closes)].flat();
  }
}
