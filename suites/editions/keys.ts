import { type SwitchKey, switches, switchKeys } from '../../spec-model/editions/switches';
import type { Witness } from './witness';

/** All switches of a row of the table, those of the witness among them. */
export const keysOf = ({ difference, switches: shown }: Witness): SwitchKey[] =>
  switchKeys.filter(
    (key) => shown.includes(key) || (difference !== undefined && switches[key].differences.includes(difference)),
  );
