import { closest } from 'fastest-levenshtein';
import { chromium } from './browsers/chromium';
import { type Adapter, AdapterUnavailable } from './contract';
import { crash } from './fakes/crash';
import { garbage } from './fakes/garbage';
import { hang } from './fakes/hang';
import { wrtc } from './libraries/wrtc';
import { simulator } from './simulator';

/** Every adapter that can be named on the command line, those of real implementations first. */
export const adapters: readonly Adapter[] = [wrtc, chromium, simulator, hang, crash, garbage];

/** The adapter of that name. Throws AdapterUnavailable, which says what there is, if there is none. */
export const findAdapter = (name: string): Adapter => {
  const found = adapters.find((adapter) => adapter.name === name);
  if (found) return found;
  const names = adapters.map((adapter) => adapter.name);
  throw new AdapterUnavailable(
    `there is no adapter "${name}": did you mean "${closest(name, names)}"? There are ${names.join(', ')}`,
  );
};
