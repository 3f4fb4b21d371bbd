import type { LinkListener } from '../host/link';
import { readMessage } from '../host/protocol';

/** What a page says, told to a listener until it is broken or silenced: then there is nothing more to hear. */
export class Hearing {
  private over = false;

  constructor(private readonly listener: LinkListener) {}

  line(line: string): void {
    if (this.over) return;
    const message = readMessage(line);
    if ('garbage' in message) this.broken('garbage', message.garbage, message.id);
    else this.listener.message(message);
  }

  broken(...what: Parameters<LinkListener['broken']>): void {
    if (this.over) return;
    this.over = true;
    this.listener.broken(...what);
  }

  silence(): void {
    this.over = true;
  }
}
