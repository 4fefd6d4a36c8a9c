import { DOORS } from '../../lib/transitions/doors/all';
import { LINES } from '../../lib/transitions/lines/all';
import { collector } from '../../lib/transitions/lines/collector';
import { patienceOf } from '../../lib/transitions/lines/patience';
import { keptAt } from '../../lib/transitions/lines/pod-path';
import { queues } from '../../lib/transitions/lines/queues';
import { redaction } from '../../lib/transitions/lines/redaction';
import { NOTHING, type Side } from '../../lib/transitions/side';
import { WATCHING } from '../../lib/transitions/watching/all';
import { fixtureNames } from '../support/fixture';
import { changeOf, sideFrom } from './sides';

/** As an environment file that this version can not read leaves it. */
function withoutPlan({ plan: _, ...side }: Side): Side {
  return side;
}

test.each(['talos-ambient', 'homelab-production', 'standalone'])('the first pull request of %s is no news', (name) => {
  const change = { base: NOTHING, head: sideFrom(name, {}) };
  expect([...LINES, ...WATCHING].flatMap((transition) => transition.find(change))).toEqual([]);
});

test.each(fixtureNames())('a change of %s without effect has none', (name) => {
  const change = { base: sideFrom(name, {}), head: sideFrom(name, {}) };
  expect([...LINES, ...DOORS, ...WATCHING].flatMap((transition) => transition.find(change))).toEqual([]);
});

test('without an environment file it is told what the objects tell', () => {
  const { base, head } = changeOf({ of: 'talos-ambient', head: { collector: { otel: { boundedRetry: null } } } });
  const change = { base: withoutPlan(base), head: withoutPlan(head) };
  expect(LINES.flatMap((transition) => transition.find(change)).map(({ kind }) => kind)).toEqual([
    'lines/queues',
    'lines/queues',
  ]);
  const told = queues.find({ base, head });
  expect(told.map(({ path }) => path)).toEqual(Array(2).fill(['collector', 'otel', 'boundedRetry']));
  expect(queues.find(change)).toEqual(told.map(({ path: _, ...effect }) => effect));
});

test('without an environment file another collector is told', () => {
  const { base, head } = changeOf({
    of: 'cloud-aws',
    head: { collector: { promtail: null, alloy: { namespace: 'logging' } } },
  });
  expect(collector.find({ base: withoutPlan(base), head: withoutPlan(head) }).map(({ what }) => what)).toEqual([
    'Alloy collects the lines in place of Promtail',
  ]);
});

test('without an environment file it is told when a configuration redacts nothing any more', () => {
  const { base, head } = changeOf({ of: 'cloud-aws', head: { logs: { redaction: null } } });
  const change = { base: withoutPlan(base), head: withoutPlan(head) };
  expect(redaction.find(change).map(({ verdict, subject }) => [verdict, subject])).toEqual([
    ['loses', 'release logging/promtail'],
  ]);
  expect(redaction.find({ base: change.head, head: change.base })).toEqual([]);
  expect(redaction.find({ base: change.base, head: change.base })).toEqual([]);
});

test('a namespace whose lines are not read needs no redaction', () => {
  const excluded = { pods: { excludeNamespaces: ['identity'] } };
  const change = changeOf({
    of: 'cloud-aws',
    base: { logs: excluded },
    head: { logs: { ...excluded, redaction: { namespaces: ['payments'] } } },
  });
  expect(redaction.find(change)).toEqual([]);
});

test('events of an excluded namespace are read, and need it', () => {
  const excluded = { pods: { excludeNamespaces: ['identity'] } };
  const change = changeOf({
    of: 'homelab-production',
    base: { logs: { ...excluded, redaction: { namespaces: ['identity'] } } },
    head: { logs: excluded },
  });
  expect(redaction.find(change).map(({ verdict }) => verdict)).toEqual(['loses']);
});

test('every transition has a kind of its own, and finds no other', () => {
  const all = [...LINES, ...DOORS, ...WATCHING];
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(all.length);
  const change = changeOf({ of: 'homelab-production', head: { cluster: 'prod', logs: { events: false } } });
  for (const { kind, find } of all) expect(find(change).filter((effect) => effect.kind !== kind)).toEqual([]);
  expect(all.flatMap(({ finds, happens }) => [finds, happens]).filter((text) => text.endsWith('.'))).toEqual([]);
});

test('every effect names a file of its side, a subject, and no full stop', () => {
  const rows = [
    changeOf({ of: 'homelab-production', head: { cluster: 'prod', logs: { events: false, drop: { a: 'a' } } } }),
    changeOf({ of: 'talos-ambient', head: { mesh: null, collector: { otel: { boundedRetry: null } } } }),
  ];
  for (const change of rows) {
    const files = [...change.base.objects, ...change.head.objects].map(({ origin }) => origin);
    for (const { file, subject, what, happens, steps = {} } of [...LINES, ...DOORS, ...WATCHING].flatMap((each) =>
      each.find(change),
    )) {
      expect(files).toContain(file);
      expect(subject).not.toBe('');
      expect([what, happens].filter((text) => /\.$|^[A-Z](?![a-z]+ )|undefined/.test(text))).toEqual([]);
      const texts = [steps.before, steps.during, steps.after].flatMap((list = []) => list.map(({ text }) => text));
      expect(texts.filter((text) => !/^[A-Z].*\.$/.test(text))).toEqual([]);
    }
  }
});

test.each([
  ['alloy', 'endpoint {\n max_backoff_retries = 0\n}', 'for ever'],
  ['alloy', 'endpoint {\n max_backoff_retries = 7\n}', '7 times'],
  ['promtail', { clients: [{ backoff_config: { max_retries: 0 } }, {}] }, '10 times'],
  ['otelcol', { exporters: { a: { retry_on_failure: { max_elapsed_time: '0s' } } } }, 'for ever'],
  ['otelcol', { exporters: { a: { retry_on_failure: { enabled: false } } } }, 'only once'],
  ['otelcol', { exporters: { a: {} } }, 'for 5m'],
  ['otelcol', { exporters: { a: null } }, 'for 5m'],
  ['otelcol', { exporters: { 'debug/a': {} } }, undefined],
  ['otelcol', {}, undefined],
  ['loki', {}, undefined],
] as const)('%s tries %j', (program, config, text) => {
  const patience = patienceOf({
    program,
    config: JSON.parse(JSON.stringify(config)),
    owner: '',
    namespace: '',
    file: '',
  });
  expect(patience?.text).toBe(text);
});

describe('a path of a container is kept', () => {
  const container = {
    name: 'a',
    image: 'a',
    args: [],
    env: [],
    envFrom: [],
    resources: {},
    mounts: [
      { name: 'state', mountPath: '/state/' },
      { name: 'claim', mountPath: '/claim' },
      { name: 'own', mountPath: '/own' },
      { name: 'empty', mountPath: '/state/empty' },
    ],
  };
  const workload: Parameters<typeof keptAt>[2] = {
    kind: 'StatefulSet',
    name: 'a',
    containers: [],
    initContainers: [],
    volumes: [
      { name: 'state', hostPath: { path: '/var/lib/a' } },
      { name: 'claim', persistentVolumeClaim: { claimName: 'b' } },
      { name: 'empty', emptyDir: {} },
    ],
    claims: [{ name: 'own', size: '1Gi', accessModes: [] }],
  };

  test.each([
    ['/state/positions', '`/var/lib/a/positions` of the node', true],
    ['/state', '`/var/lib/a` of the node', true],
    ['/statement', 'the pod', false],
    ['/claim/x', 'the claim `b`', true],
    ['/own/x', "a volume of the pod's own", true],
    ['/state/empty/x', 'the pod', false],
  ])('%s in %s', (path, place, lasts) => {
    expect(keptAt(path, container, workload)).toEqual({ place, lasts });
  });
});

test('a Secret that several need is told with the file of each', () => {
  const authentication = { htpasswdSecret: 'loki-htpasswd', credentialsSecret: 'loki-creds' };
  const change = changeOf({ of: 'talos-ambient', head: { loki: { gateway: { replicas: 2, authentication } } } });
  const told = DOORS.flatMap((transition) => transition.find(change)).filter(({ kind }) => kind === 'doors/secrets');
  expect(told.map(({ subject, file }) => `${subject}: ${file.replace(/^.*\//, '')}`)).toEqual([
    'Secret loki/loki-htpasswd: logging-loki-application.yaml',
    'Secret loki/loki-creds: logging-loki-application.yaml',
    'Secret otel-shipper/loki-creds: logging-otel-shipper-application.yaml',
    'Secret grafana/loki-creds: loki-datasource-configmap.yaml',
  ]);
});
