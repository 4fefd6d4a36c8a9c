import { parse } from 'yaml';
import { lokiTier } from '../../../lib/tiers/loki/tier';
import { lokiValues } from '../../../lib/tiers/loki/values';
import { distributed, everything, minimal, onDisk, S3 } from './props';

const { rules } = everything;

test('without rules nothing evaluates any, and no pod has a right in the cluster', () => {
  const values = lokiValues(minimal());
  expect(values).toMatchObject({
    ruler: { enabled: false },
    rbac: { namespaced: true },
    sidecar: { rules: { enabled: false } },
  });
  expect(values.loki).not.toHaveProperty('rulerConfig');
  expect(lokiTier(minimal()).prerequisites).toEqual([]);
});

test('rules are an object that exists before Loki, in the format that its ruler loads', () => {
  const [configMap] = lokiTier(everything).prerequisites;
  expect(configMap).toMatchObject({ kind: 'ConfigMap', metadata: { name: 'loki-rules', namespace: 'logs' } });
  const { data } = configMap as unknown as { readonly data: Record<string, string> };
  expect(parse(data['rules.yaml'] ?? '')).toEqual({
    groups: [{ name: 'errors', interval: '2m', rules: [{ alert: 'Errors', expr: 'vector(1)' }] }],
  });
});

test('the component that evaluates rules mounts them where Loki looks for those of its one tenant', () => {
  const mounted = {
    extraVolumes: [{ name: 'rules', configMap: { name: 'loki-rules' } }],
    extraVolumeMounts: [{ name: 'rules', mountPath: '/etc/loki/rules/fake', readOnly: true }],
  };
  expect(lokiValues(minimal({ rules }))).toMatchObject({ backend: mounted });
  expect(lokiValues(onDisk({ rules }))).toMatchObject({ singleBinary: mounted });
  expect(lokiValues(distributed({ rules }))).toMatchObject({ ruler: mounted });
  expect(lokiValues(minimal({ rules })).read).not.toHaveProperty('extraVolumes');
});

test('rulers share the rules, and send alerts where they were told to', () => {
  expect(lokiValues(minimal({ rules }))).toMatchObject({
    ruler: { enabled: true },
    loki: {
      rulerConfig: {
        storage: { type: 'local', local: { directory: '/etc/loki/rules' } },
        enable_sharding: true,
        alertmanager_url: 'http://alertmanager.logs:9093',
      },
    },
  });
});

describe('rules by the API', () => {
  const storage = { ...S3, buckets: { chunks: 'chunks', ruler: 'rules' } };
  const byApi = { storage, rules: { alertmanager: 'http://alertmanager.logs:9093', groups: [] } };

  test.each([
    ['monolithic', onDisk(byApi)],
    ['simple-scalable', minimal(byApi)],
    ['distributed', distributed(byApi)],
  ])('are kept in the bucket for rules: %s', (_, props) => {
    const values = lokiValues(props);
    expect(values).toMatchObject({
      ruler: { enabled: true },
      loki: { storage: { bucketNames: { ruler: 'rules' } }, rulerConfig: { enable_api: true } },
    });
    expect(values.loki).not.toHaveProperty('rulerConfig.storage');
    expect(JSON.stringify(values)).not.toContain('loki-rules');
    expect(lokiTier(props).prerequisites).toEqual([]);
  });

  test('can be written where queries are answered, if the ruler answers there', () => {
    expect(lokiTier(minimal(byApi)).takesRules).toBe(true);
    expect(lokiTier(minimal({ ...byApi, access: 'direct' })).takesRules).toBe(false);
    expect(lokiTier(onDisk({ ...byApi, access: 'direct', gatewayReplicas: 0 })).takesRules).toBe(true);
    expect(lokiTier(minimal({ rules })).takesRules).toBe(false);
    expect(lokiTier(minimal()).takesRules).toBe(false);
  });
});
