import type { Tool } from '../../../tools/find';
import { exitCode } from '../../../verify/exit-code';
import type { Judgement } from '../../../verify/judgement';
import { gather } from '../../../verify/releases';
import { jsonReport } from '../../../verify/report/json';
import { textReport } from '../../../verify/report/text';
import { fixtureDist } from '../../support/dist';
import { FIXTURE_LOCKS } from '../../support/fixture';

const judged = (environment: string, subject: string, rest: Partial<Judgement> = {}): Judgement => ({
  environment,
  what: 'Loki configurations',
  subject,
  program: 'loki',
  version: '3.6.3',
  verdict: 'passed',
  seconds: 0.5,
  ...rest,
});

const words = 'error validating config:\n  retention without a store';
const refused = judged('b', 'loki.yaml', { verdict: 'failed', reason: words });
const gap = (environment: string, subject: string) =>
  judged(environment, subject, {
    program: undefined,
    version: undefined,
    verdict: 'unchecked',
    reason: 'no loki here',
  });
const judgements = [
  judged('a', 'x'),
  judged('a', 'y'),
  gap('a', 'z'),
  refused,
  ...['1', '2', '3', '4'].map((n) => gap('b', n)),
];
const text = textReport(judgements, 61.4);

const HELM: Tool = { name: 'helm', path: 'helm', version: '4.3.0' };

describe('the text', () => {
  test('has a table for each environment, and one of all', () => {
    expect(text.match(/^\S.*\n {2}what/gm)?.map((lines) => lines.split('\n')[0])).toEqual(['a', 'b', 'all together']);
    expect(text).toMatch(/^ {2}Loki configurations {2}loki 3\.6\.3 {7}2 {7}1 {10}- {2}1\.5 s$/m);
  });

  test('has failures in full, in the words of the program', () => {
    expect(text).toContain(
      'FAILED  b: loki.yaml\n  Loki configurations, judged by loki 3.6.3:\n    error validating config:\n      retention without a store',
    );
  });

  test('groups what was not checked by the reason, and names what is few', () => {
    expect(text).toContain('UNCHECKED (5)  no loki here\n  a: Loki configurations: z\n  b: Loki configurations: 4\n');
  });

  test('ends with the sum', () => {
    expect(text.trimEnd().split('\n').at(-1)).toBe('2 passed, 1 failed, 5 unchecked, in 61 s');
  });
});

test('the JSON has every judgement', () => {
  const json = JSON.parse(jsonReport(judgements, 61.4));
  expect(json).toMatchObject({ passed: 2, failed: 1, unchecked: 5, seconds: 61.4 });
  expect(json.judgements).toHaveLength(8);
  expect(json.judgements[3]).toEqual(refused);
});

test.each<[string, readonly Judgement[], boolean, number]>([
  ['all is well', [judged('a', 'x')], true, 0],
  ['something failed', [judged('a', 'x'), refused], false, 1],
  ['something was not checked', [gap('a', 'x')], false, 0],
  ['something was not checked, strictly', [gap('a', 'x')], true, 1],
])('when %s', (_, all, strict, code) => {
  expect(exitCode(all, { strict, withoutCharts: false })).toBe(code);
});

test('without charts, strictness takes no offence at what needs one', () => {
  const folders = { dist: fixtureDist(), locks: FIXTURE_LOCKS };
  const { material, judgements } = gather('homelab-staging', folders, HELM, () => ({ unavailable: 'no chart' }));
  expect(material.releases).toHaveLength(3);
  expect(exitCode(judgements, { strict: true, withoutCharts: true })).toBe(0);
  expect(exitCode(judgements, { strict: true, withoutCharts: false })).toBe(1);
  const without = gather('homelab-staging', folders, undefined, () => ({ unavailable: 'no chart' })).judgements;
  expect(exitCode(without, { strict: true, withoutCharts: true })).toBe(1);
});
