import { valueFix } from '../../lib/charts/value-fix';
import { formatFix } from '../../lib/findings/fix-text';
import { release } from '../support/fixtures';

const OWNED = [
  { path: ['loki', 'rulerConfig', 'alertmanager_url'], key: ['loki', 'rules', 'alertmanager'] },
  { path: ['replicas'], key: ['loki', 'replicas'], asKey: () => undefined },
];

const fix = (path: readonly string[], value: Parameters<typeof valueFix>[2]) =>
  formatFix(valueFix(release({ owned: OWNED }), path, value));

test('what a key decides is written as that key, and the rest as an override', () => {
  const section = { rule_path: '/rules', alertmanager_url: 'http://a' };
  expect(fix(['loki', 'rulerConfig'], section)).toBe(
    'loki:\n  values:\n    loki:\n      rulerConfig:\n        rule_path: /rules\n  rules:\n    alertmanager: http://a',
  );
});

test('nothing is left of an override that a key decides', () => {
  expect(fix(['loki', 'rulerConfig', 'alertmanager_url'], 'http://a')).toBe(
    'loki:\n  rules:\n    alertmanager: http://a',
  );
});

test('a key that can not say it leaves the override', () => {
  expect(fix(['replicas'], 3)).toBe('loki:\n  values:\n    replicas: 3');
});
