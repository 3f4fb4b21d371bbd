import { type Command, numbered, type Script, type Trace, type Value } from '../spec-model/vocabulary';
import { argumentText, streamName } from './argument-text';
import { type Sight, sights } from './sights';

/** Methods that return a promise: writing `await` before others would mislead. */
const ASYNCHRONOUS = new Set([
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
  'addIceCandidate',
  'replaceTrack',
  'setParameters',
  'getStats',
  'generateCertificate',
]);

const WAITS = {
  microtask: 'await microtask();',
  task: 'await task();',
  settle: 'await quiet();',
  time: 'await time();',
};

const receiverText = (command: Command, sight: Sight | undefined): string => {
  if ('static' in command) return command.static;
  if ('of' in command) return argumentText(command.of as Value, sight?.on ? { h: sight.on } : undefined, sight);
  if ('stream' in command) return streamName(command.stream);
  if (sight?.on) return sight.on;
  if ('pc' in command) return `pc${command.pc}`;
  if ('sender' in command) return `senders[${command.sender}]`;
  return 'transceiver' in command ? `transceivers[${command.transceiver}]` : '';
};

const callText = (command: Extract<Command, { call: string }>, sight: Sight | undefined): string => {
  const args = command.args.map((arg, index) => argumentText(arg, sight?.args[index], sight)).join(', ');
  const call = `${receiverText(command, sight)}.${command.call}(${args});`;
  if (!ASYNCHRONOUS.has(command.call)) return call;
  return command.await === false ? `${call} // not awaited` : `await ${call}`;
};

/** What the trace tells of a command inside of another one, which is not in the script itself. */
type Inside = (command: Command) => readonly (Sight | undefined)[];

/** Commands inside of a handler or a reaction, on one line. Nothing is awaited there. */
const insideText = (command: Extract<Command, { do: unknown }>, sight: Sight | undefined, inside: Inside): string => {
  const seen = inside(command);
  const body = command.do.map((one, n) => commandText('call' in one ? { ...one, await: true } : one, seen[n], inside));
  const commands = body.map((text) => text.replace(/^await /, '').replace(/^\/\/ (.*)$/, '/* $1 */')).join(' ');
  if ('upon' in command) return `promises.at(-${command.upon + 1}).finally(() => { ${commands} });`;
  const type = argumentText(command.on, undefined, undefined);
  return `${receiverText(command, sight)}.addEventListener(${type}, () => { ${commands} }, { once: true });`;
};

const constructText = (command: Extract<Command, { construct: string }>, sight: Sight | undefined): string => {
  const args = command.args.map((arg, n) => argumentText(arg, sight?.args[n], sight)).join(', ');
  const made = `new ${command.construct}(${args});`;
  return command.construct === 'RTCPeerConnection' ? `const pc${command.pc ?? 0} = ${made}` : made;
};

const expressionText = (command: Command, sight: Sight | undefined, inside: Inside): string => {
  if ('wait' in command) return 'ms' in command ? `await time(${command.ms});` : WAITS[command.wait];
  if ('do' in command) return insideText(command, sight, inside);
  if ('get' in command) return `${receiverText(command, sight)}.${command.get};`;
  if ('set' in command)
    return `${receiverText(command, sight)}.${command.set} = ${argumentText(command.to, sight?.args[0], sight)};`;
  return 'construct' in command ? constructText(command, sight) : callText(command, sight);
};

const commandText = (command: Command, sight: Sight | undefined, inside: Inside): string => {
  const text = expressionText(command, sight, inside);
  if (sight?.skipped !== undefined) return `// skipped: ${text}`;
  return sight?.names === undefined || text.startsWith('const ') ? text : `const ${sight.names} = ${text}`;
};

/** One line of a script: as text, and the command that it stands for (undefined: the lines that create the connections). */
export interface ScriptLine {
  readonly text: string;
  readonly command?: number;
}

/** Connections that come to be when they are first named: those that no command constructs. */
const connections = (script: Script): number[] => {
  const named = JSON.stringify(script).matchAll(/"pc":([01])/g);
  const constructed = script.flatMap((one) =>
    'construct' in one && one.construct === 'RTCPeerConnection' ? [one.pc ?? 0] : [],
  );
  const all = new Set([...named].map(([, pc]) => Number(pc)));
  return [...all].filter((pc) => !constructed.includes(pc)).sort();
};

/** Commands inside of others have the numbers that `numbered` gives them. */
const insideOf = (script: Script, seen: ReadonlyMap<number, Sight>): Inside => {
  const places = new Map<Command, number>();
  let next = script.length;
  for (const command of numbered(script))
    if ('do' in command) {
      places.set(command, next);
      next += command.do.length;
    }
  return (command) =>
    'do' in command ? command.do.map((_, n) => seen.get((places.get(command) ?? Number.NaN) + n)) : [];
};

/**
 * A script as lines that read like JavaScript. With its trace, objects have the names that they have there (`sender0`), and
 * indices taken modulo what existed are resolved; without, they stay `senders[3]`.
 */
export const scriptLines = (script: Script, trace: Trace = []): ScriptLine[] => {
  const seen = sights(trace);
  const inside = insideOf(script, seen);
  return [
    ...connections(script).map((pc) => ({ text: `const pc${pc} = new RTCPeerConnection();` })),
    ...script.map((command, index) => ({ text: commandText(command, seen.get(index), inside), command: index })),
  ];
};

export const scriptText = (script: Script, trace?: Trace): string =>
  scriptLines(script, trace)
    .map(({ text }) => text)
    .join('\n');
