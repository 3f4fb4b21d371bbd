import type { Edition } from '../../spec-model/editions/editions';
import { assign, call, callStatic, construct, get, type Outcome } from '../../spec-model/idl/invoke';
import type { ModelPromise } from '../../spec-model/infra/promise';
import type { World } from '../../spec-model/infra/world';
import { connectMedia } from '../../spec-model/simulator/connected';
import { SimulatedIceAgent } from '../../spec-model/simulator/ice-agent';
import type { Command, Script, Value } from '../../spec-model/vocabulary';
import { Absent } from './absent';
import { recognisableNames } from './names';
import { quietWorld, settle } from './quiet-world';
import { Registers } from './registers';

/** What has to happen before the next command: `quiet` is that nothing is under way any more. */
type Wait = 'nothing' | 'promise' | 'task' | 'quiet';

/** What the application was told, in order: how each call ended, and each event. */
export type Told = readonly [what: string, ...about: unknown[]];

/**
 * Runs scripts on the model itself, without the objects of the API before it: as the agent runs them on the simulator, but in one turn of
 * the host, in a world where time stands still. Explorations have no handlers and reactions.
 */
export class ModelRun {
  readonly agent = new SimulatedIceAgent({}, connectMedia);
  readonly told: Told[] = [];
  readonly world: World;
  readonly registers: Registers;

  constructor(edition?: Edition) {
    const observer = {
      fire: (_connection: unknown, target: object, type: string, detail: Readonly<Record<string, unknown>>) => {
        this.told.push(['event', type, target, detail]);
        for (const value of Object.values(detail)) this.registers.see(value);
      },
    };
    this.world = quietWorld({
      observer,
      agent: this.agent,
      names: recognisableNames(),
      ...(edition ? { edition } : {}),
    });
    this.registers = new Registers(this.world);
  }

  /** Nothing is under way: no work is suspended. */
  get isQuiet(): boolean {
    return this.world.work.length === 0;
  }

  /** Runs commands, to the moment in which the last of them is over. */
  perform(script: Script): this {
    const { world } = this;
    let next = 0;
    let waiting = 'nothing' as Wait;
    const advance = (): void => {
      waiting = 'nothing';
      while (next < script.length && waiting === 'nothing') {
        const at = ++next;
        waiting = this.attempt(script[at - 1] as Command, () => world.queueMicrotask(() => at === next && advance()));
        this.registers.look();
      }
    };
    const take = (): boolean => {
      world.runMicrotasks();
      const [work] = world.work;
      if (work && waiting !== 'nothing') world.take(work);
      return work !== undefined;
    };
    advance();
    while (next < script.length || waiting !== 'nothing') {
      const taken = take();
      // A promise that nothing can settle any more is not waited for.
      if (!taken || (waiting as Wait) === 'task') advance();
    }
    return this;
  }

  /** Lets everything happen that is under way. */
  settle(): this {
    settle(this.world);
    this.registers.look();
    return this;
  }

  private attempt(command: Command, goOn: () => void): Wait {
    try {
      return this.one(command, goOn);
    } catch (error) {
      if (!(error instanceof Absent)) throw error;
      this.told.push(['skipped', error.message]);
      return 'nothing';
    }
  }

  private one(command: Command, goOn: () => void): Wait {
    const { registers, world } = this;
    if ('wait' in command) return this.wait(command.wait, goOn);
    if ('do' in command) throw new Error(`not for explorations: ${JSON.stringify(command)}`);
    if ('construct' in command)
      return this.follow(construct(world, command.construct, registers.list(command.args)), '', false, goOn);
    if ('static' in command) {
      const outcome = callStatic(world, command.static, command.call, registers.list(command.args));
      return this.follow(outcome, command.call, command.await !== false, goOn);
    }
    const object = this.receiver(command);
    if ('set' in command)
      return this.follow(assign(world, object, command.set, registers.decode(command.to)), '', false, goOn);
    if ('get' in command) return this.follow(get(object, command.get), '', false, goOn);
    const outcome = call(world, object, command.call, registers.list(command.args));
    return this.follow(outcome, command.call, command.await !== false, goOn);
  }

  private receiver(command: Command): object {
    const { registers } = this;
    if ('pc' in command && command.pc !== undefined) return registers.connection(command.pc);
    if ('sender' in command) return registers.seen('sender', command.sender);
    if ('transceiver' in command) return registers.seen('transceiver', command.transceiver);
    const of: Value =
      'stream' in command ? { $: 'stream', index: command.stream } : 'of' in command ? command.of : null;
    const object = registers.decode(of);
    if (typeof object !== 'object' || object === null) throw new Absent('no object');
    return object;
  }

  private wait(kind: string, goOn: () => void): Wait {
    if (kind === 'microtask') goOn();
    return kind === 'settle' ? 'quiet' : kind === 'task' ? 'task' : kind === 'microtask' ? 'promise' : 'nothing';
  }

  private follow(outcome: Outcome, method: string, awaited: boolean, goOn: () => void): Wait {
    if (outcome.kind !== 'promise') {
      this.told.push(outcome.kind === 'throw' ? ['throws', outcome.error.name] : ['returns', outcome.value]);
      if (outcome.kind === 'return') this.given(method, outcome.value);
      return 'nothing';
    }
    const { promise } = outcome;
    promise.upon(() => {
      this.settled(method, promise);
      if (awaited) goOn();
    });
    return awaited ? 'promise' : 'nothing';
  }

  private settled(method: string, { state, value, reason }: ModelPromise): void {
    this.told.push([state, value, reason?.name]);
    if (state === 'fulfilled') this.given(method, value);
  }

  private given(method: string, value: unknown): void {
    const { registers } = this;
    const created = method === 'createOffer' || method === 'createAnswer';
    registers.see(value);
    registers.results.keep(method, value);
    if (created && typeof value === 'object' && value !== null) registers.descriptions.push(value);
  }
}
