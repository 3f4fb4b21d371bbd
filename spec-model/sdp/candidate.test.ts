import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import { type CandidateAttributes, candidateAttributes, noAttributes, parseCandidate } from './candidate';

interface Example {
  readonly title: string;
  readonly text: string;
  readonly attributes: CandidateAttributes;
  readonly position: number;
  readonly open?: readonly string[];
}
const examples = (name: string): readonly Example[] =>
  JSON.parse(readFileSync(path.join(__dirname, `../../fixtures/candidates/${name}.json`), 'utf8'));

for (const { title, text, attributes, open = [] } of examples('valid'))
  test(`valid: ${title}`, (t) => {
    const reading = candidateAttributes(text);
    t.deepEqual(reading.attributes, attributes);
    t.deepEqual(reading.open, open);
    t.is(reading.allowed.length > 1, open.length > 0);
  });

for (const { title, text } of examples('unrepresentable'))
  test(`unrepresentable: ${title}`, (t) => {
    t.true(parseCandidate(text).ok);
    t.deepEqual(candidateAttributes(text), { attributes: noAttributes, open: [], allowed: [noAttributes] });
  });

for (const { title, text, position, open = [] } of examples('invalid'))
  test(`invalid: ${title}`, (t) => {
    const result = parseCandidate(text);
    t.false(result.ok);
    t.like(result, { position, open });
    t.deepEqual(candidateAttributes(text).attributes, noAttributes);
    t.is(candidateAttributes(text).allowed.length > 1, open.length > 0);
  });

test('a related address of a host may also be read as null', (t) => {
  const { allowed } = candidateAttributes('candidate:1 1 udp 1 192.0.2.1 5000 typ host raddr 192.0.2.9 rport 9');
  t.deepEqual(
    allowed.map(({ port, relatedAddress }) => [port, relatedAddress]),
    [
      [5000, '192.0.2.9'],
      [5000, null],
      [null, null],
    ],
  );
});

const iceChars = fc.stringMatching(/^[A-Za-z0-9+/]{1,32}$/);
const port = fc.integer({ min: 1, max: 65535 });
const address = fc.oneof(fc.ipV4(), fc.ipV6());
const related = fc.record({ type: fc.constantFrom('srflx', 'prflx', 'relay'), address, port });
const candidate = fc.record({
  foundation: iceChars,
  component: fc.constantFrom(1, 2),
  priority: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  address,
  port,
  related: fc.option(related),
  tcpType: fc.option(fc.constantFrom('active', 'passive', 'so')),
  extensions: fc.array(fc.constantFrom(' generation 0', ' ufrag abcd', ' network-cost 50')),
});
const write = (c: typeof candidate extends fc.Arbitrary<infer T> ? T : never): string =>
  `candidate:${c.foundation} ${c.component} ${c.tcpType ? 'tcp' : 'udp'} ${c.priority} ${c.address} ${c.port} typ ` +
  (c.related ? `${c.related.type} raddr ${c.related.address} rport ${c.related.port}` : 'host') +
  (c.tcpType ? ` tcptype ${c.tcpType}` : '') +
  c.extensions.join('');

test('what is written is read', (t) => {
  fc.assert(
    fc.property(candidate, (c) => {
      t.deepEqual(candidateAttributes(write(c)), {
        attributes: {
          foundation: c.foundation,
          component: c.component === 1 ? 'rtp' : 'rtcp',
          priority: c.priority,
          address: c.address,
          protocol: c.tcpType ? 'tcp' : 'udp',
          port: c.port,
          type: (c.related?.type ?? 'host') as 'host',
          tcpType: c.tcpType as 'so' | null,
          relatedAddress: c.related?.address ?? null,
          relatedPort: c.related?.port ?? null,
        },
        open: [],
        allowed: [candidateAttributes(write(c)).attributes],
      });
    }),
  );
});

test('no text makes it throw, and an error is inside the text', (t) => {
  const spoiled = fc
    .tuple(candidate.map(write), fc.nat(), fc.nat(4), fc.string({ unit: 'binary', maxLength: 4 }))
    .map(([text, at, cut, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + cut));
  fc.assert(
    fc.property(fc.oneof(spoiled, fc.string({ unit: 'binary' })), (text) => {
      const result = parseCandidate(text);
      t.true(result.ok || (result.position >= 0 && result.position <= text.length));
      t.true(candidateAttributes(text).allowed.length > 0);
    }),
    { numRuns: 500 },
  );
});
