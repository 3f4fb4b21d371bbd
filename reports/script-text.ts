import type { Command, Script, Trace, Value } from '../spec-model/vocabulary';
import { argumentText, streamName } from './argument-text';
import { type Sight, sights } from './sights';

/** Methods that return no promise: writing `await` before them would mislead. */
const SYNCHRONOUS = new Set([
  'addTrack',
  'removeTrack',
  'addTransceiver',
  'createDataChannel',
  'close',
  'restartIce',
  'getConfiguration',
  'setConfiguration',
  'getSenders',
  'getReceivers',
  'getTransceivers',
  'getParameters',
  'setCodecPreferences',
  'setStreams',
  'stop',
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
  if (SYNCHRONOUS.has(command.call)) return call;
  return command.await === false ? `${call} // not awaited` : `await ${call}`;
};

/** Commands inside of a handler or a reaction, on one line. */
const insideText = (command: Extract<Command, { do: unknown }>): string => {
  const body = command.do.map((one) => expressionText(one, undefined)).join(' ');
  if ('upon' in command) return `promises.at(-${command.upon + 1}).finally(() => { ${body} });`;
  return `${receiverText(command, undefined)}.addEventListener(${argumentText(command.on, undefined, undefined)}, () => { ${body} }, { once: true });`;
};

const expressionText = (command: Command, sight: Sight | undefined): string => {
  if ('wait' in command) return 'ms' in command ? `await time(${command.ms});` : WAITS[command.wait];
  if ('do' in command) return insideText(command);
  if ('get' in command) return `${receiverText(command, sight)}.${command.get};`;
  if ('set' in command)
    return `${receiverText(command, sight)}.${command.set} = ${argumentText(command.to, sight?.args[0], sight)};`;
  if ('construct' in command)
    return `new ${command.construct}(${command.args.map((arg, n) => argumentText(arg, sight?.args[n], sight)).join(', ')});`;
  return callText(command, sight);
};

const commandText = (command: Command, sight: Sight | undefined): string => {
  const text = expressionText(command, sight);
  if (sight?.skipped !== undefined) return `// skipped: ${text}`;
  return sight?.names === undefined ? text : `const ${sight.names} = ${text}`;
};

/** One line of a script: as text, and the command that it stands for (undefined: the lines that create the connections). */
export interface ScriptLine {
  readonly text: string;
  readonly command?: number;
}

const connections = (script: Script): number[] => {
  const named = JSON.stringify(script).matchAll(/"pc":([01])/g);
  return [...new Set([...named].map(([, pc]) => Number(pc)))].sort();
};

/**
 * A script as lines that read like JavaScript. With its trace, objects have the names that they have there (`sender0`), and
 * indices taken modulo what existed are resolved; without, they stay `senders[3]`.
 */
export const scriptLines = (script: Script, trace: Trace = []): ScriptLine[] => {
  const seen = sights(trace);
  return [
    ...connections(script).map((pc) => ({ text: `const pc${pc} = new RTCPeerConnection();` })),
    ...script.map((command, index) => ({ text: commandText(command, seen.get(index)), command: index })),
  ];
};

export const scriptText = (script: Script, trace?: Trace): string =>
  scriptLines(script, trace)
    .map(({ text }) => text)
    .join('\n');
