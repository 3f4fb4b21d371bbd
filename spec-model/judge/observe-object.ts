import { interfaceOf } from '../idl/registry';
import { isThrown } from '../infra/completion';
import { Connection } from '../peer-connection/connection';
import { Stream, Track } from '../rtp/track';
import type { Seen } from '../vocabulary';
import { compareValue } from './compare-outcome';
import type { EntryOf } from './emission';
import { memberOf } from './lookahead';
import { domains, isJudged } from './progress';
import type { Difference } from './refused';
import type { Run } from './run';

/** The connection that an object belongs to, if it belongs to one. */
export const connectionOf = (object: object): Connection | undefined => {
  if (object instanceof Connection) return object;
  return 'connection' in object && object.connection instanceof Connection ? object.connection : undefined;
};

const isMissing = (seen: Seen): boolean => memberOf(seen, '$') === 'undefined';

/** How an attribute differs from the model, if it does. Objects are bound to their handles here. */
const differenceOf = (run: Run, object: object, subject: string, name: string, seen: Seen): Difference | undefined => {
  const value = interfaceOf(object)?.attributes[name]?.(object);
  if (value === seen) return undefined;
  const found: Difference[] = [];
  const { bindings, lookahead, variance, missing } = run;
  const differ = (difference: Difference) => void found.push(difference);
  compareValue({ bindings, lookahead, variance, missing, differ }, subject, isThrown(value) ? undefined : value, seen);
  return found[0];
};

/**
 * Compares an attribute with the model, which may take a step first. A difference that is passed over holds for as long as the attribute
 * stays as it was seen.
 */
const compareAttribute = (
  run: Run,
  on: string,
  object: object,
  table: { readonly name: string },
  name: string,
  seen: Seen,
) => {
  const subject = `${table.name}.${name}`;
  const excuse = () => `${on}.${name}: ${JSON.stringify(seen)}`;
  if (run.excused.size > 0 && run.excused.has(excuse())) return;
  if (isMissing(seen)) return run.missing(subject);
  let difference = differenceOf(run, object, subject, name, seen);
  const connection = connectionOf(object);
  for (const { attribute } of domains) {
    if (!difference) return;
    if (attribute?.(run, { object, connection, name, seen }))
      difference = differenceOf(run, object, subject, name, seen);
  }
  if (!difference) return;
  const { aspect, expected, observed } = difference;
  const adopt = () => void run.excused.add(excuse());
  const told = { subject: difference.subject.replace(/: (value|object returned)$/, ''), expected, observed };
  run.differ({
    aspect: aspect === 'value' ? 'state' : aspect,
    ...told,
    at: undefined,
    watch: { on, path: name },
    adopt,
  });
};

/** Compares attributes of an object; those that the model does not have are not judged, nor are they of interfaces that are not. */
export const compareAttributes = (run: Run, on: string, object: object, seen: Readonly<Record<string, Seen>>): void => {
  const table = interfaceOf(object);
  if (!table) return;
  for (const [name, value] of Object.entries(seen)) {
    if (!Object.hasOwn(table.attributes, name)) continue;
    if (isJudged(table.name)) compareAttribute(run, on, object, table, name, value);
    else differenceOf(run, object, `${table.name}.${name}`, name, value);
  }
};

export const observeObject = (run: Run, { on, s }: EntryOf<'state'>): void => {
  const object = run.find(on);
  if (!object) return;
  run.objects.set(on, { ...run.objects.get(on), ...s });
  compareAttributes(run, on, object, s);
};

/** Whether the agent looks at an object when it looks at a connection. Whose local tracks and streams are, a trace does not tell. */
const isLookedAt = (run: Run, object: object, pc: string): boolean => {
  const connection = connectionOf(object);
  return connection ? run.pcOf(connection) === pc : !(object instanceof Track || object instanceof Stream);
};

/** What the agent looked at and did not write is as it was; `pc`: the connection that it looked at, or all. */
export const checkObjects = (run: Run, pc: string | undefined): void => {
  for (const [on, seen] of run.objects) {
    const object = run.find(on);
    if (object && (pc === undefined || isLookedAt(run, object, pc))) compareAttributes(run, on, object, seen);
  }
};
