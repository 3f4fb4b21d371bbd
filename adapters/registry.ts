import { closest } from 'fastest-levenshtein';
import { chromium } from './browsers/chromium';
import { firefox } from './browsers/firefox';
import { type Adapter, AdapterUnavailable } from './contract';
import { crash } from './fakes/crash';
import { garbage } from './fakes/garbage';
import { hang } from './fakes/hang';
import { anyPlanted, planted } from './fakes/planted';
import { werift } from './libraries/werift';
import { wrtc } from './libraries/wrtc';
import { simulator } from './simulator';

/** The adapters, those of real implementations first. One stands for all planted faults, which have an adapter each. */
export const adapters: readonly Adapter[] = [
  wrtc,
  chromium,
  firefox,
  werift,
  simulator,
  hang,
  crash,
  garbage,
  anyPlanted,
];

/** The adapter of that name. Throws AdapterUnavailable, which says what there is, if there is none. */
export const findAdapter = (name: string): Adapter => {
  const all = [...adapters, ...planted];
  const found = all.find((adapter) => adapter.name === name);
  if (found) return found;
  const nearest = closest(
    name,
    all.map((adapter) => adapter.name),
  );
  const names = adapters.map((adapter) => adapter.name).join(', ');
  throw new AdapterUnavailable(`there is no adapter "${name}": did you mean "${nearest}"? There are ${names}`);
};
