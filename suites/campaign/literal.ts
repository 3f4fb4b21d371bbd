import type { Command, Entry, Script, Seen, Trace, Value } from '../../spec-model/vocabulary';

const isReference = (value: Value | undefined): boolean =>
  typeof value === 'object' &&
  value !== null &&
  '$' in value &&
  ['local', 'remote', 'description'].includes(value.$ as string);

const textsOf = (trace: Trace): ReadonlyMap<number, string> =>
  new Map(trace.flatMap((entry) => (entry.t === 'text' ? [[entry.n, entry.s] as const] : [])));

/** A description as it was recorded, with its text. */
const recorded = (seen: Seen | undefined, texts: ReadonlyMap<number, string>): Value | undefined => {
  if (typeof seen !== 'object' || seen === null || !('sdp' in seen)) return undefined;
  const { type, sdp } = seen as { readonly type: string; readonly sdp: string | { readonly text: number } };
  const text = typeof sdp === 'string' ? sdp : texts.get(sdp.text);
  return text === undefined ? undefined : { type, sdp: text };
};

/**
 * The script with every remote description written out as it was when the trace was recorded, in the place of a reference to the
 * connection that made it. What made it may then not be needed any more. Undefined if there is none.
 */
export const withLiterals = (script: Script, trace: Trace): Script | undefined => {
  const texts = textsOf(trace);
  const isCall = (entry: Entry): entry is Extract<Entry, { t: 'call' }> => entry.t === 'call';
  const calls = new Map(trace.filter(isCall).map((entry) => [entry.i, entry]));
  let changed = false;
  const written = script.map((command, index): Command => {
    if (!('call' in command) || command.call !== 'setRemoteDescription' || !isReference(command.args[0]))
      return command;
    const description = recorded(calls.get(index)?.a[0], texts);
    if (description === undefined) return command;
    changed = true;
    return { ...command, args: [description, ...command.args.slice(1)] };
  });
  return changed ? written : undefined;
};

/** The script with its only connection as connection 0. Undefined if there are two, or it is that already. */
export const onFirstConnection = (script: Script): Script | undefined => {
  const text = JSON.stringify(script);
  return /"pc":1\b/.test(text) && !/"pc":0\b/.test(text) ? JSON.parse(text.replace(/"pc":1\b/g, '"pc":0')) : undefined;
};
