import { Command } from 'commander';
import { style, wrap } from '../../reports/terminal/style';
import { exitCodes } from '../exit-codes';
import type { Context } from '../io';

const INDENT = 6;

const asText = ({ io, parts }: Context): void => {
  const { width, paint } = style(io.columns, io.colour);
  const line = (text: string, indent: number, dim = false): void => {
    for (const part of wrap(text, width - indent)) io.out(' '.repeat(indent) + (dim ? paint('dim', part) : part));
  };
  const all = [...parts.properties, ...parts.relations];
  for (const suite of new Set(all.map(({ suite }) => suite))) {
    io.out(paint('bold', suite));
    for (const { id, title, checks } of all.filter((property) => property.suite === suite)) {
      io.out(`  ${id}`);
      line(title, INDENT);
      if (checks.length > 0) line(`checks ${checks.join(', ')}`, INDENT, true);
    }
  }
};

export const listCommand = (context: Context): Command =>
  new Command('list')
    .description('names the suites and their properties, and the requirements that they check')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) => {
      const { io, parts, done } = context;
      if (json) {
        const rows = [...parts.properties, ...parts.relations].map(({ id, suite, title, checks }) => ({
          id,
          suite,
          title,
          checks,
        }));
        io.out(JSON.stringify(rows, null, 2));
      } else asText(context);
      done(exitCodes.holds);
    });
