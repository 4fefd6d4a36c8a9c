import { lokiValues } from '../../../lib/tiers/loki/values';
import { Size } from '../../../lib/units/size';
import { COMMUNITY_CHART, distributed, everything, minimal, onDisk } from './props';

const SECRET = [{ secretRef: { name: 'loki-s3-secret' } }];
const MINIO = { kind: 'minio', secret: 'minio-root', volume: Size.gibibytes(5) } as const;

describe('credentials', () => {
  test('a Secret reaches exactly the components that use the store', () => {
    const values = lokiValues(distributed({ rules: everything.rules }));
    const holders = Object.entries(values).filter(([, value]) => JSON.stringify(value).includes('loki-s3-secret'));
    expect(holders.map(([key]) => key).sort()).toEqual(['compactor', 'indexGateway', 'ingester', 'querier', 'ruler']);
    expect(values).toMatchObject({ ingester: { extraEnvFrom: SECRET } });
  });

  test('an IAM role is on a ServiceAccount with a fixed name', () => {
    const identity = { roleArn: 'arn:aws:iam::1:role/loki' };
    const storage = {
      kind: 's3',
      region: 'eu-west-1',
      forcePathStyle: false,
      buckets: { chunks: 'c' },
      identity,
    } as const;
    const values = lokiValues(minimal({ storage }));
    expect(values).toMatchObject({
      serviceAccount: { name: 'loki', annotations: { 'eks.amazonaws.com/role-arn': identity.roleArn } },
    });
    expect(values.write).not.toHaveProperty('extraEnvFrom');
  });

  test("a Google key file is mounted beside the rules' volume", () => {
    const storage = { kind: 'gcs', buckets: { chunks: 'c' }, identity: { secret: 'gcs' } } as const;
    const values = lokiValues(minimal({ storage, rules: everything.rules }));
    expect(values).toMatchObject({
      backend: {
        extraEnv: [{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/etc/loki/gcs/key.json' }],
        extraVolumes: [{ name: 'gcs-key' }, { name: 'rules' }],
        extraVolumeMounts: [{ mountPath: '/etc/loki/gcs' }, { mountPath: '/etc/loki/rules/fake' }],
      },
    });
  });

  test("MinIO's own Secret is what Loki's S3 client reads", () => {
    const key = (name: string, of: string) => ({ name, valueFrom: { secretKeyRef: { name: 'minio-root', key: of } } });
    expect(lokiValues(minimal({ storage: MINIO }))).toMatchObject({
      write: { extraEnv: [key('AWS_ACCESS_KEY_ID', 'rootUser'), key('AWS_SECRET_ACCESS_KEY', 'rootPassword')] },
      minio: { existingSecret: 'minio-root' },
    });
  });
});

describe('the bucket of MinIO', () => {
  const made = { initContainers: [{ name: 'make-bucket' }] };

  test('is made before what needs it starts, without a hook', () => {
    const values = lokiValues(minimal({ storage: MINIO }));
    expect(values).toMatchObject({ backend: made, minio: { buckets: [], users: [] } });
    expect(values.write).not.toHaveProperty('initContainers');
    expect(lokiValues(distributed({ storage: MINIO }))).toMatchObject({ compactor: made });
  });

  test('the newer chart is told that MinIO is meant', () => {
    expect(lokiValues(minimal({ storage: MINIO, chart: COMMUNITY_CHART }))).toMatchObject({
      ignoreMinioDeprecation: true,
    });
    expect(lokiValues(minimal({ storage: MINIO }))).not.toHaveProperty('ignoreMinioDeprecation');
  });
});

describe('spread over nodes', () => {
  const shared = { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [] } } };

  test('is left to the chart while there is a node for each pod', () => {
    expect(lokiValues(minimal({ nodes: 3 })).write).not.toHaveProperty('affinity');
  });

  test('becomes a preference with more pods than nodes', () => {
    expect(lokiValues(minimal({ nodes: 2 }))).toMatchObject({ write: shared, read: shared, backend: shared });
  });

  test('the gateway, which starts a pod before it stops one, needs a node to spare', () => {
    expect(lokiValues(minimal({ nodes: 1 }))).toMatchObject({ gateway: shared });
    expect(lokiValues(minimal({ nodes: 2 })).gateway).not.toHaveProperty('affinity');
  });
});

describe('disruption budgets', () => {
  const threePods = { topology: 'monolithic', replicas: { 'single-binary': 3 } } as const;

  test('of chart 6, where it makes none by itself', () => {
    expect(lokiValues(minimal(threePods))).toMatchObject({ podDisruptionBudget: { maxUnavailable: 1 } });
    expect(lokiValues(onDisk())).not.toHaveProperty('podDisruptionBudget');
    expect(lokiValues(distributed())).toMatchObject({ querier: { maxUnavailable: 1 } });
    expect(lokiValues(distributed()).compactor).not.toHaveProperty('maxUnavailable');
  });

  test('of chart 18, where it makes none by itself', () => {
    const budget = { podDisruptionBudget: { maxUnavailable: 1 } };
    const chart = COMMUNITY_CHART;
    expect(lokiValues(minimal({ ...threePods, chart }))).toMatchObject({ singleBinary: budget });
    expect(lokiValues(distributed({ chart }))).toMatchObject({ querier: budget, queryFrontend: budget });
    expect(lokiValues(minimal({ chart, gatewayReplicas: 2 }))).toMatchObject({ gateway: budget });
    expect(lokiValues(minimal({ chart })).gateway).not.toHaveProperty('podDisruptionBudget');
  });
});

test('ingesters are one StatefulSet, because three would need the rollout-operator to update', () => {
  expect(lokiValues(distributed())).toMatchObject({ ingester: { zoneAwareReplication: { enabled: false } } });
});
