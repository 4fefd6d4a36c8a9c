import type { JsonObject } from '../../../../lib/kubernetes/json';
import { otlpSchema } from '../../../../lib/tiers/loki/checks/otlp';
import { lokiTier } from '../../../../lib/tiers/loki/tier';
import { runCheck } from '../../../support/checks';
import { workload } from '../../../support/wiring';
import { minimal } from '../props';

const shipper = workload({ name: 'otel-shipper' });

function findings(values: JsonObject, send: 'otlp' | 'push' = 'otlp') {
  const loki = minimal({ values });
  const tier = lokiTier(loki);
  const flows = [{ from: shipper, to: tier[send], purpose: 'send logs' }];
  return runCheck(otlpSchema, { loki, tiers: [tier], releases: tier.releases, wiring: { workloads: [], flows } });
}

const REFUSED = { loki: { limits_config: { allow_structured_metadata: false } } };
const OLD = newestPeriod('v12', 'tsdb');

function newestPeriod(schema: string, store: string) {
  const period = { from: '2022-01-01', store, object_store: 's3', schema, index: { prefix: 'i_', period: '24h' } };
  return { loki: { schemaConfig: { configs: [period] } } };
}

test('what the environment builds by itself takes records over OTLP', () => {
  expect(findings({})).toEqual([]);
});

test('structured metadata must be taken', () => {
  expect(findings(REFUSED)).toMatchObject([
    {
      id: 'loki/otlp-schema',
      severity: 'error',
      path: ['loki', 'values', 'loki', 'limits_config', 'allow_structured_metadata'],
      problem: expect.stringContaining('otel-shipper'),
    },
  ]);
});

test.each([OLD, newestPeriod('v13', 'boltdb-shipper')])(
  'the newest schema period must be able to keep it',
  (values) => {
    expect(findings(values)).toMatchObject([
      { id: 'loki/otlp-schema', path: ['loki', 'values', 'loki', 'schemaConfig', 'configs'] },
    ]);
  },
);

test('those who send in Loki’s own protocol need neither', () => {
  expect([...findings(REFUSED, 'push'), ...findings(OLD, 'push')]).toEqual([]);
});
