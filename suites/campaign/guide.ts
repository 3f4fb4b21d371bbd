import type { Session } from '../../adapters/contract';
import { allMarkers } from '../../spec-model/infra/step';
import type { Script } from '../../spec-model/vocabulary';

/** Virtual milliseconds. */
const how = { quiet: 10, limit: 2000 };
/** A session keeps what its scripts made. */
const scriptsOfASession = 300;

/**
 * Knows which steps of the specification a campaign has exercised, and how often, and prefers scripts that exercise what was seldom
 * exercised. It asks the simulator and not the implementation: so the same seed gives the same scripts.
 */
export class Guide {
  private session;
  private ran = 0;
  /** `algorithm/step: yes or no` -> scripts chosen that did so. */
  private readonly exercised = new Map<string, number>();

  /** `simulate` starts the model behind the W3C API. */
  constructor(private readonly simulate: () => Pick<Session, 'perform'>) {
    this.session = simulate();
  }

  /** What the script makes the model do. */
  private async follow(script: Script): Promise<string[]> {
    if (++this.ran % scriptsOfASession === 0) this.session = this.simulate();
    const before = new Map(allMarkers().map((marker) => [marker, { count: marker.count, held: marker.held }]));
    await this.session.perform(script, how);
    return allMarkers().flatMap((marker) => {
      const { count = 0, held = 0 } = before.get(marker) ?? {};
      const yes = marker.held - held;
      const no = marker.count - count - yes;
      const name = `${marker.algorithm}/${marker.step}`;
      return [...(yes > 0 ? [`${name}: yes`] : []), ...(no > 0 ? [`${name}: no`] : [])];
    });
  }

  /** So many of the scripts, those first that do what was done least; in the order in which they are worth most. */
  async choose(scripts: readonly Script[], count: number): Promise<Script[]> {
    const left: { readonly script: Script; readonly does: readonly string[] }[] = [];
    for (const script of scripts) left.push({ script, does: await this.follow(script) });
    const worth = (does: readonly string[]): number =>
      does.reduce((sum, one) => sum + 1 / (1 + (this.exercised.get(one) ?? 0)) ** 2, 0);
    const chosen: Script[] = [];
    while (chosen.length < count && left.length > 0) {
      const worths = left.map(({ does }) => worth(does));
      const [best] = left.splice(worths.indexOf(Math.max(...worths)), 1);
      if (!best) break;
      for (const one of best.does) this.exercised.set(one, (this.exercised.get(one) ?? 0) + 1);
      chosen.push(best.script);
    }
    return chosen;
  }
}
