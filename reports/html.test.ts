import test from 'ava';
import fc from 'fast-check';
import { curveOf } from './curve';
import { htmlReport } from './html';
import { divergence, finding, report, result } from './testing/results';

test('the curve rises by one for each divergence, and ends with the campaign', (t) => {
  fc.assert(
    fc.property(fc.array(fc.nat(1234)), (times) => {
      const findings = times.map((milliseconds, index) =>
        finding({ divergence: divergence({ fingerprint: `${index}` }), discovered: { scripts: index, milliseconds } }),
      );
      const points = curveOf(report(result({ findings })));
      t.deepEqual(
        points.map(({ found }) => found),
        [...Array.from({ length: times.length + 1 }, (_, index) => index), times.length],
      );
      t.true(points.every(({ seconds }, index) => seconds >= (points[index - 1]?.seconds ?? 0)));
      t.is(points.at(-1)?.seconds, 1.234);
    }),
  );
});

test('the page has every divergence, and what an implementation wrote is text in it', (t) => {
  const page = htmlReport(
    report(result({ findings: [finding({ divergence: divergence({ observed: '<script>alert(1)</script>' }) })] })),
  );
  t.true(page.includes('addTrack: wrong error'));
  t.true(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  t.false(page.includes('<script>'));
  t.true(page.includes('aria-label="1 distinct divergences after 1.2 seconds"'));
});
