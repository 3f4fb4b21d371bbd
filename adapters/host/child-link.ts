import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AdapterUnavailable } from '../contract';
import { atExit } from './at-exit';
import type { Launch, Link, LinkListener } from './link';
import { readMessage, writeJob } from './protocol';

const agents = join(__dirname, '..', 'agents');
/** Milliseconds until a child has to have said hello. */
const HELLO = 20_000;
/** Characters of what the child printed last, for the report of a crash. */
const TAIL = 2000;

export interface ChildOptions {
  /** Path of a JavaScript module that exports `(argument) => environment`. */
  readonly environment: string;
  readonly argument?: string;
  /** Path of a module that exports `createAgent`; the JavaScript agent by default. */
  readonly agent?: string;
}

/** Path of a module in the folder of the agents. */
export const agentFile = (...path: string[]): string => join(agents, ...path);

const spawnChild = (options: ChildOptions): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--unhandled-rejections=warn',
      agentFile('child.js'),
      options.environment,
      options.agent ?? agentFile('javascript', 'index.js'),
      options.argument ?? '',
    ],
    { stdio: ['pipe', 'ignore', 'pipe', 'pipe'] },
  );

/** Calls `line` for each line of a stream. */
const eachLine = (stream: Readable, line: (text: string) => void): void => {
  let rest = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() as string;
    for (const text of lines) line(text);
  });
};

/** A child process from its start to its end; tells the listener at most once that it is broken. */
class Child implements Link {
  version = '';
  readonly lifetime = Number.POSITIVE_INFINITY;
  private readonly process: ChildProcess;
  private readonly gone: Promise<void>;
  private silent = false;
  private printed = '';
  private readonly forget: () => void;

  constructor(
    options: ChildOptions,
    private readonly listener: LinkListener,
    private readonly greeted: (hello: string) => void,
  ) {
    this.process = spawnChild(options);
    this.forget = atExit(() => this.process.kill('SIGKILL'));
    this.gone = new Promise((resolve) => this.process.once('exit', () => resolve()));
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.printed = (this.printed + text).slice(-TAIL);
    });
    this.process.stdin?.on('error', () => {});
    eachLine(this.process.stdio[3] as Readable, (line) => this.line(line));
    this.process.once('close', (code, signal) => this.ended(code, signal));
    this.process.once('error', (error) => this.broken('crash', error.message));
  }

  send(job: Parameters<Link['send']>[0]): void {
    this.process.stdin?.write(`${writeJob(job)}\n`);
  }

  async kill(): Promise<void> {
    this.silent = true;
    this.process.kill('SIGKILL');
    if (this.process.pid !== undefined) await this.gone;
  }

  private line(text: string): void {
    if (this.silent) return;
    const message = readMessage(text);
    if ('garbage' in message) this.broken('garbage', message.garbage, message.id);
    else if ('hello' in message) this.greeted(message.hello);
    else this.listener.message(message);
  }

  private ended(code: number | null, signal: NodeJS.Signals | null): void {
    this.forget();
    const last = this.printed.trim();
    this.broken('crash', `${signal ? `killed by ${signal}` : `exit code ${code}`}${last ? `: ${last}` : ''}`);
  }

  private broken(...what: Parameters<LinkListener['broken']>): void {
    if (this.silent) return;
    this.silent = true;
    this.listener.broken(...what);
  }
}

/** Starts Node children that run the agent beside the implementation which the environment module loads. */
export const launchChild =
  (options: ChildOptions): Launch =>
  (listener) =>
    new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout;
      const refuse = (detail: string) => {
        clearTimeout(timer);
        child.kill();
        reject(new AdapterUnavailable(detail.replace(/\s+/g, ' ').trim()));
      };
      let broken: LinkListener['broken'] = (_how, detail) =>
        refuse(`the implementation could not be loaded: ${detail}`);
      const child = new Child(
        options,
        { message: (message) => listener.message(message), broken: (...what) => broken(...what) },
        (hello) => {
          clearTimeout(timer);
          child.version = hello;
          broken = (...what) => listener.broken(...what);
          resolve(child);
        },
      );
      timer = setTimeout(() => refuse('the implementation said nothing after its start'), HELLO);
    });
