import { RE2JS } from 're2js';
import { TRACE_ID_PATTERNS } from '../../../lib/logs/parsing/trace-ids';

const W3C = '4bf92f3577b34da6a3ce929d0e0e4736';
const LONG = '80f198ee56343ba864fe8b2a57d3eff7';
const SHORT = 'e457b5a2e4d86bd1';
const SPAN = '00f067aa0ba902b7';
const PARENT = `00-${W3C}-${SPAN}-01`;

const patterns = TRACE_ID_PATTERNS.map((pattern) => RE2JS.compile(pattern));

/** What a collector finds that tries one pattern after the other and keeps what was found last. */
function traceId(line: string): string | undefined {
  return patterns.reduce<string | undefined>((found, pattern) => {
    const matcher = pattern.matcher(line);
    return matcher.find() ? (matcher.group('trace_id') ?? undefined) : found;
  }, undefined);
}

test.each([
  ['a Go header', `Traceparent:[${PARENT}] X-Request-Id:[abc]`, W3C],
  ['a map of Go headers', `map[Accept:[*/*] Traceparent:[${PARENT}]]`, W3C],
  ['a B3 header of Go', `X-B3-Sampled:[1] X-B3-Traceid:[${LONG}] X-B3-Spanid:[${SPAN}]`, LONG],
  ['the short form of B3', `X-B3-Traceid:[${SHORT}]`, SHORT],
  ['a header', `traceparent: ${PARENT}`, W3C],
  ['a pair', `traceparent=${PARENT} level=info`, W3C],
  ['a pair in quotes', `x-b3-traceid="${LONG}"`, LONG],
  ['JSON', JSON.stringify({ method: 'GET', traceparent: PARENT, status: 200 }), W3C],
  ['indented JSON', JSON.stringify({ 'x-b3-traceid': SHORT }, null, 2), SHORT],
  ['a list in JSON', JSON.stringify({ headers: { traceparent: [PARENT] } }), W3C],
  ['JSON in JSON', JSON.stringify({ log: JSON.stringify({ traceparent: PARENT }) }), W3C],
  ['JSON in JSON in JSON', JSON.stringify(JSON.stringify(JSON.stringify({ 'x-b3-traceid': LONG }))), LONG],
  ['the single header of B3', `b3: ${LONG}-${SPAN}-1-05e3ac9a4f6e3b90`, LONG],
  ['the single header of B3 in JSON', JSON.stringify({ b3: `${SHORT}-${SPAN}-1` }), SHORT],
  ['another case', `TRACEPARENT=${PARENT.toUpperCase()}`, W3C.toUpperCase()],
])('%s is found', (_, line, id) => expect(traceId(line)).toBe(id));

test.each([
  `Traceparent:[${PARENT}] X-B3-Traceid:[${LONG}]`,
  `X-B3-Traceid:[${LONG}] Traceparent:[${PARENT}]`,
  JSON.stringify({ 'x-b3-traceid': SHORT, traceparent: PARENT }),
])('W3C wins over B3 in %s', (line) => expect(traceId(line)).toBe(W3C));

test('B3 counts where the other is absent', () => {
  const line = JSON.stringify({ traceparent: '-', 'x-b3-traceid': LONG });
  expect(traceId(line)).toBe(LONG);
});

test.each([
  ['33 digits', `x-b3-traceid: ${LONG}0`],
  ['33 digits of W3C', `traceparent: 00-${W3C}0-${SPAN}-01`],
  ['31 digits', `x-b3-traceid: ${LONG.slice(1)}`],
  ['17 digits', `x-b3-traceid: ${SHORT}0`],
  ['15 digits', `x-b3-traceid: ${SHORT.slice(1)}`],
  ['something else than digits', `x-b3-traceid: ${'g'.repeat(32)}`],
  ['an id without a name', `request ${LONG} done in 3 ms`],
  ['the id of a request', `x-request-id: ${LONG}`],
  ['the id of a span', `x-b3-spanid: ${SPAN} x-b3-parentspanid: ${SPAN}`],
  ['an absent value', '{"traceparent":null,"x-b3-traceid":"-"}'],
  ['a name that ends alike', `web3: ${LONG}, notraceparent: ${PARENT}`],
  ['a decision not to sample', 'b3: 0'],
  ['prose', 'the traceparent header names the trace, b3 does so too'],
])('%s is no id', (_, line) => expect(traceId(line)).toBeUndefined());

test('a line of a megabyte costs no more than its length', () => {
  const line = `${'traceparent:'.repeat(80_000)} ${'"\\'.repeat(20_000)}`;
  expect(traceId(line)).toBeUndefined();
});
