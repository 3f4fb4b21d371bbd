import { type SwitchKey, switches, switchKeys } from '../../spec-model/editions/switches';
import type { Witness } from './witness';

/** All switches of a row of the table, that of the witness among them. */
export const keysOf = ({ difference, key }: Pick<Witness, 'difference' | 'key'>): SwitchKey[] =>
  switchKeys.filter(
    (one) => one === key || (difference !== undefined && switches[one].differences.includes(difference)),
  );
