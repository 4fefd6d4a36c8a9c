import { cacheMemory } from '../../../lib/tiers/loki/caches';
import { lokiValues } from '../../../lib/tiers/loki/values';
import { Size } from '../../../lib/units/size';
import { everything, minimal, onDisk } from './props';

test('caches are off unless they have a size', () => {
  expect(lokiValues(minimal())).toMatchObject({ chunksCache: { enabled: false }, resultsCache: { enabled: false } });
});

test('a cache requests what memcached takes, and is limited to it', () => {
  expect(lokiValues(everything)).toMatchObject({
    chunksCache: {
      enabled: true,
      allocatedMemory: 512,
      resources: { requests: { cpu: '2', memory: '614Mi' }, limits: { memory: '614Mi' } },
    },
    resultsCache: { allocatedMemory: 128, resources: { requests: { memory: '154Mi' } } },
    memcachedExporter: { resources: { limits: { memory: '32Mi' } } },
  });
  expect(cacheMemory(Size.mebibytes(8192)).toString()).toBe('9830Mi');
});

test('no gateway is no gateway', () => {
  expect(lokiValues(minimal({ gatewayReplicas: 0 })).gateway).toEqual({ enabled: false });
});

describe('the canary', () => {
  test('labels its lines so that {app="loki-canary"} finds them', () => {
    expect(lokiValues(minimal())).toMatchObject({
      lokiCanary: { extraArgs: ['-streamname=app', '-streamvalue=loki-canary'] },
    });
  });

  test('goes through the gateway, or straight to a Loki of one kind of pod', () => {
    expect(lokiValues(minimal({ access: 'direct' })).lokiCanary).not.toHaveProperty('lokiurl');
    expect(lokiValues(onDisk({ gatewayReplicas: 0 }))).toMatchObject({
      lokiCanary: { lokiurl: 'loki.monitoring.svc.cluster.local:3100' },
    });
  });

  test('can be left out, together with the test that the chart would refuse to render', () => {
    const values = lokiValues(minimal({ canary: false }));
    expect(values).toMatchObject({ lokiCanary: { enabled: false }, test: { enabled: false } });
  });
});
