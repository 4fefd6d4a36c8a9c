import { lokiValues } from '../../../lib/tiers/loki/values';
import { COMMUNITY_CHART, everything, minimal } from './props';

test('resource attributes become index labels beside those that Loki takes by itself', () => {
  for (const chart of [everything.chart, COMMUNITY_CHART]) {
    expect(lokiValues({ ...everything, chart })).toMatchObject({
      loki: {
        limits_config: {
          retention_period: '168h',
          otlp_config: {
            resource_attributes: {
              attributes_config: [{ action: 'index_label', attributes: ['log_type', 'k8s.node.name'] }],
            },
          },
        },
      },
    });
  }
});

test('without any, Loki keeps its own list', () => {
  expect(JSON.stringify(lokiValues(minimal()))).not.toContain('otlp_config');
});
