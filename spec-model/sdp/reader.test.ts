import test from 'ava';
import fc from 'fast-check';
import { checkSyntax, syntaxProblems } from './reader';
import { malformed, recorded, wellFormed } from './testing/recorded';

test('the description that the malformed ones are made from is well-formed', (t) => {
  t.deepEqual(checkSyntax(wellFormed), { ok: true });
});

for (const { title, sdp, line, open } of malformed)
  test(`malformed: ${title}`, (t) => {
    t.like(checkSyntax(sdp), open ? { ok: false, line, open } : { ok: false, line });
    t.is('open' in checkSyntax(sdp), open);
  });

for (const { name, sdp } of recorded)
  test(`recorded: ${name} is well-formed`, (t) => {
    t.deepEqual(checkSyntax(sdp), { ok: true });
  });

test('the empty text is no description', (t) => {
  t.like(checkSyntax(''), { ok: false, line: 1 });
});

test('a problem that every reader has to refuse goes before one that it may refuse', (t) => {
  const both = wellFormed.replace('t=0 0\r\n', 't=0 0\n').replace('a=mid:1', 'a=mid:1 junk');
  t.like(checkSyntax(both), { ok: false, line: 30 });
  t.deepEqual(
    syntaxProblems(both).map(({ line, open }) => [line, open]),
    [
      [4, true],
      [30, false],
    ],
  );
});

test('what is wrong with an attribute at a level where it means nothing is arguable', (t) => {
  t.like(checkSyntax(wellFormed.replace('t=0 0\r\n', 't=0 0\r\na=mid:1 junk\r\n')), { ok: false, line: 5, open: true });
});

test('optional lines of the session level are read in their order', (t) => {
  const lines = [
    'i=info',
    'u=http://example.com',
    'e=a@b.c',
    'p=+1',
    'c=IN IP6 ::1',
    'b=CT:1',
    't=0 0',
    'r=7d 1h 0 25h',
  ];
  const more = ['z=2882844526 -1h 2898848070 0', 't=3034423619 3042462419', 'k=prompt'];
  t.deepEqual(checkSyntax(wellFormed.replace('t=0 0', [...lines, ...more].join('\r\n'))), { ok: true });
});

test('several c= lines in a section are arguable, unless they are for multicast', (t) => {
  const read = (...addresses: string[]) =>
    checkSyntax(wellFormed.replace(/^c=.*\r\n/m, addresses.map((address) => `c=IN ${address}\r\n`).join('')));
  t.is(read('IP4 0.0.0.0').ok, true);
  t.like(read('IP4 0.0.0.0', 'IP4 0.0.0.0'), { ok: false, open: true });
  t.like(read('IP4 233.252.0.1/127', 'IP6 ::1'), { ok: false, open: true });
  t.is(read('IP4 233.252.0.1/127', 'IP4 233.252.0.2/127', 'IP6 FF02::1').ok, true);
});

test('every unknown attribute is accepted', (t) => {
  const name = fc.stringMatching(/^x-[a-z0-9-]{1,20}$/);
  const value = fc.stringMatching(/^[ -~\u00e9]{1,20}$/);
  fc.assert(
    fc.property(name, value, (attribute, text) => {
      t.deepEqual(checkSyntax(`${wellFormed}a=${attribute}:${text}\r\n`), { ok: true });
    }),
  );
});

test('without v=, o=, s= or t= it is refused, and with any other line gone it is read without an exception', (t) => {
  const lines = wellFormed.split('\r\n').slice(0, -1);
  for (const [index, line] of lines.entries()) {
    const result = checkSyntax(`${lines.toSpliced(index, 1).join('\r\n')}\r\n`);
    if (/^[vost]=/.test(line)) t.like(result, { ok: false, line: index + 1 }, line);
    else t.true(result.ok || result.open === true || line.startsWith('m='), line);
  }
});

test('no text makes it throw, and every problem is at a line of the text', (t) => {
  const spoiled = fc
    .tuple(
      fc.constantFrom(wellFormed, ...recorded.map(({ sdp }) => sdp)),
      fc.nat(),
      fc.nat(9),
      fc.string({ unit: 'binary' }),
    )
    .map(([text, at, cut, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + cut));
  fc.assert(
    fc.property(fc.oneof(spoiled, fc.string({ unit: 'binary' })), (text) => {
      for (const { line } of syntaxProblems(text)) t.true(line >= 1 && line <= text.split('\n').length);
    }),
    { numRuns: 500 },
  );
});
