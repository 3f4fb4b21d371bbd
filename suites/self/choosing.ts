import { simulatorSession } from '../../adapters/simulator';
import type { Chooser } from '../../spec-model/infra/world';
import { judge } from '../../spec-model/judge/judge';
import type { Script, Trace } from '../../spec-model/vocabulary';
import { call } from '../arbitraries/commands';
import { how } from '../rounds';

const write: Chooser['describe'] = (_connection, _plan, text) => text();

/** How the simulator goes through a script if it chooses like that; what is no option: the default. */
export const record = (
  script: Script,
  prefers: (...asked: Parameters<Chooser['choose']>) => unknown,
  describe = write,
): Promise<Trace> =>
  simulatorSession({
    chooser: {
      choose: (site, options, connection, about) => {
        const wanted = prefers(site, options, connection, about);
        return (options as readonly unknown[]).includes(wanted) ? (wanted as never) : (options[0] as never);
      },
      describe,
    },
  }).perform(script, how);

/** The verdict of the judge, and the open places that it rests on. */
export const verdictOf = (trace: Trace): string[] => {
  const { verdict, notes } = judge(trace);
  return [verdict, ...(notes ?? [])];
};

/** A description of the other side that is written out. */
export const remote = (sdp: string, type = 'offer') => call(0, 'setRemoteDescription', { type, sdp });
