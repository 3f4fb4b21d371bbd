import { Command } from 'commander';
import type { Adapter } from '../../adapters/contract';
import { style, wrap } from '../../reports/terminal/style';
import { exitCodes } from '../exit-codes';
import { messageOf } from '../failure';
import type { Context } from '../io';

const availability = async (adapter: Adapter): Promise<{ ok: boolean; text: string }> => {
  try {
    const answer = await adapter.available({});
    return answer.ok ? { ok: true, text: answer.detail } : { ok: false, text: answer.install };
  } catch (thrown) {
    return { ok: false, text: messageOf(thrown) };
  }
};

const listAdapters = async ({ io, parts }: Context): Promise<void> => {
  const { width, paint } = style(io.columns, io.colour);
  const column = Math.max(...parts.adapters.map(({ name }) => name.length)) + 4;
  const answers = await Promise.all(parts.adapters.map(availability));
  parts.adapters.forEach(({ name, title }, index) => {
    const { ok, text } = answers[index] ?? { ok: false, text: '' };
    const mark = ok ? paint('green', '✓') : paint('dim', '-');
    io.out(`${mark} ${name.padEnd(column - 2)}${title}`);
    for (const line of wrap(ok ? text : `not available here: ${text}`, width - column))
      io.out(' '.repeat(column) + paint(ok ? 'dim' : 'yellow', line));
  });
};

export const adaptersCommand = (context: Context): Command =>
  new Command('adapters')
    .description('names the implementations that can be driven, and what to install for those that cannot be here')
    .action(async () => {
      await listAdapters(context);
      context.done(exitCodes.holds);
    });
