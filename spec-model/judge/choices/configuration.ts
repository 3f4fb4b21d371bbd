import type { ChoiceSite } from '../../infra/world';
import { memberOf } from '../lookahead';
import type { Run } from '../run';

/** A choice of the model that concerns configurations, certificates or transfers: each is made while a call is made. */
interface Choice {
  readonly run: Run;
  readonly options: readonly unknown[];
  readonly command: number;
}

const failsWith = ({ run, command }: Choice, name: string): boolean => run.lookahead.errorName(command) === name;

/** How many servers are seen to be kept, if the call succeeds and the configuration is read; as few as possible otherwise. */
const limit = ({ run, command, options }: Choice): unknown => {
  if (run.lookahead.errorName(command) !== undefined) return options[0];
  const servers = memberOf(run.lookahead.firstReturned('getConfiguration', command), 'iceServers');
  const seen = Array.isArray(servers) ? options.find((option) => option === servers.length) : undefined;
  return seen ?? options[1];
};

type Decide = (choice: Choice) => unknown;
const sites: Readonly<Partial<Record<ChoiceSite, Decide>>> = {
  'configuration.pool-fixed': (choice) => failsWith(choice, 'InvalidModificationError'),
  'iceServers.scheme': (choice) => !failsWith(choice, 'NotSupportedError'),
  'iceServers.credentials': (choice) => !failsWith(choice, 'InvalidAccessError'),
  'iceServers.limit': limit,
  'certificate.algorithm': (choice) => !failsWith(choice, 'NotSupportedError'),
  'certificate.expired': (choice) => failsWith(choice, 'InvalidAccessError'),
  'channel.transferred-again': (choice) => !failsWith(choice, 'DataCloneError'),
};

/** What is seen elsewhere to be one way or the other, and what conforms to the text only because it is open there. */
const variances: readonly ChoiceSite[] = [
  'configuration.pool-fixed',
  'iceServers.scheme',
  'iceServers.credentials',
  'channel.transferred-again',
];

/** Whether a choice is one of these. */
export const isConfigurationSite = (site: ChoiceSite): boolean => site in sites;

export const chooseConfiguration = (
  run: Run,
  site: ChoiceSite,
  options: readonly unknown[],
  command: number | undefined,
): unknown => {
  if (command === undefined) return options[0];
  const chosen = sites[site]?.({ run, options, command }) ?? options[0];
  if (chosen !== options[0] && variances.includes(site)) run.variance(site);
  return chosen;
};
