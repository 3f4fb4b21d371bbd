import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syntaxProblems } from '../../spec-model/sdp/reader';
import { checkSemantics } from '../../spec-model/sdp/semantics';
import { viewDescription } from '../../spec-model/sdp/view';
import { generated } from '../campaign/scripts-of';
import corpus from '../fuzz/corpus.json';
import { lines, linesOf, offers } from '../fuzz/descriptions';
import { mutated, mutationKinds } from '../fuzz/mutate';

const file = join(__dirname, '../../fixtures/witnesses/refused.json');
const places = 300;
const blocks = 40;
const aBlock = 500;

const [small = []] = Object.values(corpus);
const best = new Map<string, string>();

/** The only thing that is wrong with a text, if it is one of syntax. */
const onlyDefect = (sdp: string): string | undefined => {
  const [first, ...others] = syntaxProblems(sdp);
  if (!first || first.open || others.length > 0) return undefined;
  return checkSemantics(viewDescription(sdp), { type: 'offer', remote: true }).length > 0 ? undefined : first.what;
};

const look = (sdp: string): void => {
  const what = onlyDefect(sdp);
  if (what === undefined) return;
  const known = best.get(what);
  if (known === undefined || sdp.length < known.length) best.set(what, sdp);
};

/** Puts a line of it into a small offer, in a place where it is as wrong, if there is one. */
const smaller = (sdp: string, what: string): string => {
  for (const line of linesOf(sdp))
    for (let at = 0; at <= small.length; at++)
      for (const goesOn of [at, at + 1]) {
        const text = mutated([...small.slice(0, at), line, ...small.slice(goesOn)], []);
        if (onlyDefect(text) === what) return text;
      }
  return sdp;
};

/** Leaves out lines for as long as nothing else is wrong. */
const shortened = (sdp: string, what: string): string => {
  const list = linesOf(sdp);
  for (let at = 0; at < list.length; at++) {
    const text = mutated([...list.slice(0, at), ...list.slice(at + 1)], []);
    if (onlyDefect(text) === what) return shortened(text, what);
  }
  return sdp;
};

for (const list of Object.values(corpus))
  for (const kind of mutationKinds)
    for (let at = 0; at < list.length; at++)
      for (let to = 0; to < places; to += list === small ? 1 : 5) look(mutated(list, [{ kind, at, to }]));
for (let block = 0; block < blocks; block++)
  for (const property of [offers, lines])
    for (const script of generated(property, 1, aBlock, block))
      for (const command of script)
        if ('call' in command && command.call === 'setRemoteDescription') {
          const [description] = command.args as readonly { readonly sdp?: unknown }[];
          if (typeof description?.sdp === 'string') look(description.sdp);
        }

const refused = [...best].map(([what, sdp]) => [what, shortened(smaller(sdp, what), what)] as const).sort();
writeFileSync(file, `${JSON.stringify(Object.fromEntries(refused), null, 2)}\n`);
console.log(`${refused.length} defects of syntax`);
