import { valuesWithoutEffect } from '../../lib/charts/values-no-effect';
import { runChecks } from '../../lib/findings/check';
import { formatPath } from '../../lib/findings/finding';
import type { JsonObject } from '../../lib/kubernetes/json';
import { runningLoki } from '../../lib/tiers/loki/running';
import { lokiTier } from '../../lib/tiers/loki/tier';
import { onDisk } from '../tiers/loki/props';

function withoutEffect(values: JsonObject): readonly string[] {
  const running = lokiTier(onDisk({ values })).releases.map(runningLoki);
  return runChecks([valuesWithoutEffect], { running }).map(({ path }) => formatPath(path));
}

test.each<[string, JsonObject]>([
  ['a component of another topology', { querier: { extraArgs: ['-a'] } }],
  [
    'a section that another one replaces',
    { loki: { limits_config: { max_query_series: 7 }, structuredConfig: { limits_config: { max_query_series: 9 } } } },
  ],
  ['the volume of a component that does not run', { ingester: { persistence: { size: '7Gi' } } }],
])('%s has no effect', (_, values) => {
  expect(withoutEffect(values)).toHaveLength(1);
});

test.each<[string, JsonObject]>([
  ['a setting', { loki: { limits_config: { max_query_series: 7 } } }],
  ['an argument', { singleBinary: { extraArgs: ['-log.level=debug'] } }],
  ['what the chart does by default', { ingester: { persistence: { enabled: false } } }],
  ['a label, which is not looked at', { querier: { podLabels: { a: 'b' } } }],
])('%s passes', (_, values) => {
  expect(withoutEffect(values)).toEqual([]);
});
