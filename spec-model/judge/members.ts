import type { Edition } from '../editions/editions';
import { hasMember } from '../idl/interface';
import { interfaceNamed, interfaceOf } from '../idl/registry';
import type { EntryOf } from './emission';
import type { Run } from './run';

/** Whether an edition has a member, given as `RTCRtpTransceiver.stopped`. */
export const editionHas = (edition: Edition, member: string): boolean => {
  const [name = '', of = ''] = member.split('.');
  const table = interfaceNamed(name);
  return !table || hasMember(table, of, edition);
};

/** A member that the script uses, the implementation has, and the edition has not. */
export const checkMember = (run: Run, { on, m, kind }: EntryOf<'call'>): void => {
  const target = kind === 'construct' ? undefined : run.find(on);
  const table = target && interfaceOf(target);
  if (!table || hasMember(table, m, run.world.edition)) return;
  run.differ({
    aspect: 'value',
    subject: `${table.name}.${m}`,
    expected: 'no such member',
    observed: 'a member',
    at: { algorithm: 'webidl', step: 'conversion' },
  });
};
