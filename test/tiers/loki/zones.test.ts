import { podPattern } from '../../../lib/monitoring/rules/watched';
import { workloadChecks } from '../../../lib/smoke/workloads';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { lokiValues } from '../../../lib/tiers/loki/values';
import { COMMUNITY_CHART, distributed, everything, GRAFANA_CHART, minimal } from './props';

const ZONES = ['eu-1a', 'eu-1b', 'eu-1c'];
const zoned = (chart = GRAFANA_CHART) =>
  distributed({ chart, zones: ZONES, replicas: { ...distributed().replicas, ingester: 6 } });

test.each([
  [GRAFANA_CHART, 'updateStrategy'],
  [COMMUNITY_CHART, 'strategy'],
])('each zone has a StatefulSet, which the rollout-operator alone updates: $version', (chart, strategy) => {
  expect(lokiValues(zoned(chart))).toMatchObject({
    ingester: {
      replicas: 6,
      zoneAwareReplication: {
        enabled: true,
        zoneA: { nodeSelector: { 'topology.kubernetes.io/zone': 'eu-1a' } },
        zoneC: { nodeSelector: { 'topology.kubernetes.io/zone': 'eu-1c' } },
      },
      [strategy]: { type: 'OnDelete' },
    },
    loki: { ingester: { lifecycler: { ring: { zone_awareness_enabled: true } } } },
    rollout_operator: { enabled: true, webhooks: { enabled: false } },
  });
});

test('without zones ingesters are one StatefulSet, and nobody else updates it', () => {
  const values = lokiValues(distributed());
  expect(values).toMatchObject({ ingester: { zoneAwareReplication: { enabled: false } } });
  expect(values).not.toHaveProperty('rollout_operator');
  expect(lokiTier(distributed()).workloads.map(({ name }) => name)).not.toContain('loki-rollout-operator');
});

test('a topology without ingesters of their own has no zones', () => {
  expect(lokiValues(minimal({ zones: ZONES }))).toEqual(lokiValues(minimal()));
  expect(lokiTier(everything).workloads.map(({ name }) => name)).not.toContain('loki-rollout-operator');
});

test('all ingesters are one workload, run by three StatefulSets', () => {
  const { workloads, flows } = lokiTier(zoned());
  const ingester = workloads.filter(({ name }) => name === 'loki-ingester');
  expect(ingester).toMatchObject([
    { replicas: 6, controllerNames: ['loki-ingester-zone-a', 'loki-ingester-zone-b', 'loki-ingester-zone-c'] },
  ]);
  expect(podPattern(ingester)).toBe(
    'loki-ingester-zone-a-[0-9]+|loki-ingester-zone-b-[0-9]+|loki-ingester-zone-c-[0-9]+',
  );
  expect(workloadChecks(ingester)[0]?.body.map(({ source }) => source)).toContain(
    'all_ready monitoring statefulset/loki-ingester-zone-b',
  );
  expect(flows).toContainEqual(
    expect.objectContaining({
      from: expect.objectContaining({ name: 'loki-rollout-operator' }),
      to: { external: 'Kubernetes API' },
    }),
  );
});
