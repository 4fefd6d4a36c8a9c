import fc from 'fast-check';
import { isJsonObject, type JsonObject } from '../../../lib/kubernetes/json';
import { contains } from '../../../lib/tiers/otel/distributions';
import { talosMachineConfig } from '../../../lib/tiers/otel/machine-config';
import type { ResolvedOtel } from '../../../lib/tiers/otel/settings';
import { otelTier } from '../../../lib/tiers/otel/tier';
import { everything, minimal, twoTiers } from './props';

function configs(props: ResolvedOtel): readonly JsonObject[] {
  return otelTier(props).releases.map(({ values }) => objectAt(values, 'alternateConfig'));
}

function objectAt(values: JsonObject, ...path: readonly string[]): JsonObject {
  return path.reduce<JsonObject>((below, key) => {
    const value = below[key];
    if (!isJsonObject(value)) throw new Error(`there is no ${path.join('.')}`);
    return value;
  }, values);
}

const SECTIONS = ['receivers', 'processors', 'exporters', 'extensions'];

describe('every configuration', () => {
  const cases: [string, ResolvedOtel][] = [
    ['minimal', minimal],
    ['two tiers', twoTiers],
    ['everything', everything],
    ['node files with the labels of Loki', { ...everything, labels: 'loki' }],
  ];

  test.each(cases)('%s: what is named exists, and what exists is named', (_, props) => {
    for (const config of configs(props)) {
      const { extensions, pipelines } = objectAt(config, 'service');
      const used = {
        receivers: referenced(pipelines, 'receivers'),
        processors: referenced(pipelines, 'processors'),
        exporters: referenced(pipelines, 'exporters'),
        extensions,
      };
      const defined = SECTIONS.map((section) => [section, Object.keys(objectAt(config, section)).sort()]);
      expect(
        Object.entries(used).map(([key, names]) => [key, [...new Set(Object.values(Object(names)))].sort()]),
      ).toEqual(defined);
    }
  });

  test.each(cases)('%s: every component is one whose distributions are known', (_, props) => {
    const names = configs(props).flatMap((config) =>
      SECTIONS.flatMap((section) => Object.keys(objectAt(config, section)).map((name) => [section, name] as const)),
    );
    expect(names.filter(([section, name]) => contains('contrib', section, name) !== true)).toEqual([]);
  });

  test.each(cases)('%s: the limiter comes first, and no batch processor at all', (_, props) => {
    for (const config of configs(props)) {
      for (const pipeline of Object.values(objectAt(config, 'service', 'pipelines'))) {
        expect(Object(pipeline).processors[0]).toBe('memory_limiter');
      }
      expect(objectAt(config, 'processors')).not.toHaveProperty('batch');
    }
  });

  test('on every way out of the shipper the cluster is set, and lines are cut that Loki would refuse', () => {
    const [shipper] = configs({ ...everything, labels: 'loki' });
    for (const pipeline of Object.values(objectAt(shipper ?? {}, 'service', 'pipelines'))) {
      expect(Object(pipeline).processors.slice(-2)).toEqual(['resource/cluster', 'transform/line_size']);
    }
  });
});

function referenced(pipelines: unknown, section: string): readonly string[] {
  return Object.values(Object(pipelines)).flatMap((pipeline) => Object(pipeline)[section]);
}

describe('durability', () => {
  const exporters = (props: ResolvedOtel) =>
    configs(props).flatMap((config) => Object.values(objectAt(config, 'exporters')));

  test('by default every tier keeps lines on disk and retries for ever', () => {
    for (const exporter of exporters(twoTiers)) {
      expect(exporter).toMatchObject({
        retry_on_failure: { max_elapsed_time: '0s' },
        sending_queue: { storage: 'file_storage/queue', sizer: 'bytes', queue_size: 2 ** 30, block_on_overflow: true },
      });
    }
    for (const { values } of otelTier(twoTiers).releases) {
      expect(values.command).toEqual({ extraArgs: ['--feature-gates=stanza.synchronousLogEmitter'] });
    }
  });

  test('bounded retries are those of the environment, in memory', () => {
    for (const exporter of exporters(everything)) {
      expect(exporter).toMatchObject({
        retry_on_failure: {
          initial_interval: '5s',
          max_interval: '5m',
          max_elapsed_time: '10m',
          randomization_factor: 0.5,
        },
        sending_queue: { num_consumers: 10, queue_size: 5000 },
      });
      expect(objectAt(Object(exporter), 'sending_queue')).not.toHaveProperty('storage');
    }
  });

  test('every source waits until its line is taken', () => {
    const sources = configs({ ...everything, labels: 'loki' }).flatMap((config) =>
      Object.entries(objectAt(config, 'receivers')).filter(([name]) => name !== 'otlp'),
    );
    expect(sources).toHaveLength(9);
    for (const [, source] of sources)
      expect(source).toMatchObject({ retry_on_failure: { enabled: true, max_elapsed_time: '0s' } });
  });
});

describe('sources', () => {
  const receivers = objectAt(configs({ ...everything, labels: 'loki' })[0] ?? {}, 'receivers');

  test('pods of excluded namespaces are never opened', () => {
    expect(receivers['file_log/pods']).toMatchObject({
      exclude: [expect.any(String), '/var/log/pods/vault_*/*/*.log', '/var/log/pods/kube-system_*/*/*.log'],
    });
  });

  test('files of one job share their positions, which do not depend on other files', () => {
    expect(Object.keys(receivers).filter((name) => name.startsWith('file_log/node'))).toEqual([
      'file_log/node_files/node/syslog',
      'file_log/node_files/node/app',
    ]);
    expect(receivers['file_log/node_files/node/syslog']).toMatchObject({
      include: ['/var/log/syslog', '/var/log/kern.log'],
      resource: { job: 'node/syslog' },
    });
  });

  test('no two jobs become one component, whatever they are called', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 4 }), (jobs) => {
        const nodeFiles = jobs.map((job) => ({ path: '/var/log/x', job }));
        const [config] = configs({ ...minimal, logs: { ...minimal.logs, pods: undefined, nodeFiles } });
        expect(Object.keys(objectAt(config ?? {}, 'receivers'))).toHaveLength(jobs.length);
      }),
    );
  });

  test('a text of the environment is neither a variable nor a template', () => {
    const [config] = configs({ ...minimal, logs: { ...minimal.logs, cluster: '${env:HOME} {{ .Values }}' } });
    expect(objectAt(config ?? {}, 'processors', 'resource/cluster').attributes).toEqual([
      { key: 'cluster', value: '$${env:HOME} {{`{{`}} .Values }}', action: 'upsert' },
    ]);
  });
});

test('Talos sends to the ports that the receiver listens on', () => {
  const receivers = objectAt(configs(twoTiers)[1] ?? {}, 'receivers');
  const patch = talosMachineConfig({ kind: 'sockets', kernelPort: 6050, servicePort: 6051 });
  for (const [name, url] of [
    ['tcp_log/talos_kernel', 'url: tcp://127.0.0.1:6050/'],
    ['tcp_log/talos_service', 'endpoint: tcp://127.0.0.1:6051/'],
  ] as const) {
    expect(patch).toContain(url);
    expect(url).toContain(String(Object(receivers[name]).listen_address));
  }
});

test('pods bear a service name of our choice: Loki’s own choice over OTLP changes from line to line', () => {
  const [config] = configs(minimal);
  const { attributes } = objectAt(config ?? {}, 'processors', 'resource/pods');
  const names = Object.values(Object(attributes)).filter((step) => Object(step).key === 'service.name');
  expect(names).toEqual(
    ['app', 'container'].map((from) => ({ key: 'service.name', from_attribute: from, action: 'insert' })),
  );
});
