import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { kubeObject } from '../../lib/references/kube-object';
import { withPlace } from '../../lib/review/changed-place';
import type { Effect } from '../../lib/transitions/effect';
import { sideOf } from '../../lib/transitions/side-of';

const FILE = 'edge/2-releases/loki-helmrelease.yaml';

function placeOf(before: JsonObject, after: JsonObject, to?: string): Effect['place'] {
  const [base, head] = [before, after].map((spec) => {
    const json = { apiVersion: 'v1', kind: 'Some', metadata: { name: 'loki' }, spec };
    return sideOf(
      [kubeObject(json, FILE)].flatMap((each) => each ?? []),
      [],
    );
  });
  const effect: Effect = {
    kind: 'data/retention',
    verdict: 'told',
    what: '',
    happens: '',
    subject: '',
    file: FILE,
    ...(to !== undefined && { to }),
  };
  if (!base || !head) throw new Error('two sides');
  return withPlace(effect, { base, head }).place;
}

test('the only value that changes is the place', () => {
  expect(placeOf({ a: { b: 1 }, c: 2 }, { a: { b: 3 }, c: 2 })).toEqual(['spec', 'a', 'b']);
});

test('of several, it is the one that becomes what the effect says', () => {
  expect(placeOf({ size: '10Gi', replicas: 1 }, { size: '20Gi', replicas: 3 }, '20Gi')).toEqual(['spec', 'size']);
});

test('of several that say something else, none is', () => {
  expect(placeOf({ a: 1, b: 1 }, { a: 2, b: 2 }, 'elsewhere')).toBeUndefined();
});

test('an item of a list is counted', () => {
  expect(placeOf({ list: [{ a: 1 }] }, { list: [{ a: 1 }, { a: 2 }] })).toEqual(['spec', 'list', 1, 'a']);
});

test('values in a text of YAML are entered', () => {
  const before = { valuesContent: 'loki:\n  size: 1\n' };
  expect(placeOf(before, { valuesContent: 'loki:\n  size: 2\n' })).toEqual(['spec', 'valuesContent', 'loki', 'size']);
});

test('of any other text, it is the line', () => {
  const text = 'loki.write "default" {\n}\n';
  const after = { config: `${text}drop = "health"\n` };
  const place = placeOf({ config: text }, after, 'health');
  expect(place).toEqual(['spec', 'config', 2]);
  expect(String(valueAt(after, 'config')).split('\n')[2]).toContain('health');
});

test('what is gone, or the same, has none', () => {
  expect(placeOf({ a: 1, b: 2 }, { b: 2 })).toBeUndefined();
  expect(placeOf({ a: 1 }, { a: 1 })).toBeUndefined();
});
