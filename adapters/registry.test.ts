import test from 'ava';
import { AdapterUnavailable } from './contract';
import { adapters, findAdapter } from './registry';

test('adapters are found by their names, which are all different', (t) => {
  t.is(new Set(adapters.map((adapter) => adapter.name)).size, adapters.length);
  for (const adapter of adapters) t.is(findAdapter(adapter.name), adapter);
});

test('an unknown name is refused in one line that names the nearest', (t) => {
  const error = t.throws(() => findAdapter('chromum'), { instanceOf: AdapterUnavailable });
  t.regex(error?.message ?? '', /^there is no adapter "chromum": did you mean "chromium"\?[^\n]*wrtc[^\n]*$/);
});
