import { toJson } from '../../../lib/kubernetes/manifest';
import { LogSources } from '../../../lib/logs/sources/log-sources';
import { Promtail } from '../../../lib/tiers/promtail/construct';
import type { PromtailProps } from '../../../lib/tiers/promtail/props';
import { emptyChart, storeIn } from '../../support/app';

const minimal: PromtailProps = { namespace: 'logging', cluster: 'edge', store: storeIn(emptyChart()) };

/** Every prop: a new one must be added here. */
const everything: Required<PromtailProps> = {
  namespace: 'agents',
  cluster: 'edge',
  store: storeIn(emptyChart()),
  collects: [LogSources.pods(), LogSources.journal()],
  nodeDirectories: ['/var/log'],
  redaction: { namespaces: ['payments'] },
  drop: { 'Health checks': 'GET /healthz' },
  chart: '6.17.1',
  resources: { limits: { memory: '512Mi' } },
  stateDirectory: '/var/state/promtail',
  port: 9081,
  values: { podLabels: { team: 'platform' } },
  platform: { distribution: 'k3s' },
  acknowledge: [{ id: 'promtail/end-of-life', reason: 'Alloy takes over.' }],
};

test('the least that is said reads pods, with a warning that its life has ended', () => {
  const { content, findings } = new Promtail(emptyChart(), 'promtail', minimal);
  expect(findings.map(({ id }) => id)).toEqual(['promtail/end-of-life']);
  expect(content.workloads).toMatchObject([{ name: 'promtail', metrics: { containerPort: 9080 } }]);
});

test('whatever is said reaches the release', () => {
  const { content, findings } = new Promtail(emptyChart(), 'promtail', everything);
  expect(findings).toEqual([]);
  expect(content.workloads).toMatchObject([{ namespace: 'agents', metrics: { containerPort: 9081 } }]);
  expect(content.sources.map(({ name }) => name)).toEqual(['pods', 'journal']);
  const text = JSON.stringify(toJson(content.releases));
  for (const said of ['6.17.1', '512Mi', '/var/state/promtail', 'GET /healthz', '"team":"platform"', 'payments']) {
    expect(text).toContain(said);
  }
});
