import test from 'ava';
import { columns, differences } from '../../spec-model/editions/differences';
import { type Edition, findEdition, withSwitches } from '../../spec-model/editions/editions';
import { tableRow } from '../editions/matrix';
import { accepts, responsible, simulated } from '../editions/tell-apart';
import { witnesses } from '../editions/witnesses';
import { simulate } from './editions';
import { differsFromTable } from './table-exceptions';

const edition = (id: string): Edition => {
  const found = findEdition(id);
  if (!found) throw new Error(`there is no edition ${id}`);
  return found;
};

for (const [index, witness] of witnesses.entries()) {
  const { key, difference = 'no row', script, variant, switches: needed } = witness;
  const [follows, judgedBy, base] = [witness.follows, witness.judgedBy, witness.base].map(edition) as Edition[];
  if (!follows || !judgedBy || !base) continue;
  test(`${index} ${difference}: ${key} makes a difference, and ${follows.id} and ${judgedBy.id} are told apart`, async (t) => {
    const [before, since] = [withSwitches(base, [key], follows), withSwitches(base, [key], judgedBy)];
    const alone = await simulated(simulate, before, script, variant);
    t.true(accepts(before, alone) && !accepts(since, alone), 'not by the switch alone');
    const trace = await simulated(simulate, follows, script, variant);
    t.true(accepts(follows, trace), 'refused by the edition that is followed');
    t.deepEqual(responsible(trace, follows, judgedBy), needed);
  });
}

for (const [row, { cells }] of Object.entries(differences))
  test(`${row}: running its witnesses gives the row of the table`, async (t) => {
    const texts = columns.map(edition);
    const ofRow = witnesses.filter(({ difference }) => difference === row);
    const ran = await tableRow(simulate, ofRow, texts);
    const told = columns.map((_, index) => columns.findIndex((_other, other) => cells[other] === cells[index]));
    const expected = differsFromTable[row]?.groups ?? told;
    t.deepEqual(ran, expected, `${JSON.stringify(ran)} instead of ${JSON.stringify(expected)}`);
  });
