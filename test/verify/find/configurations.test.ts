import { findConfigurations } from '../../../verify/find/configurations';
import type { Judge } from '../../../verify/judge';
import { judgeAlloy } from '../../../verify/judges/alloy';
import { isCollector, judgeCollectors } from '../../../verify/judges/collector';
import { judgeLoki } from '../../../verify/judges/loki';
import { judgePromtail } from '../../../verify/judges/promtail';
import { judgeRules } from '../../../verify/judges/rules';
import { ALLOY, COLLECTOR, configMap, helmChart, LOKI, material, object, PROMTAIL } from '../samples';

const subjects = (tasks: readonly { readonly subjects: readonly string[] }[]) => tasks.flatMap((task) => task.subjects);

describe('configurations are found by what they are', () => {
  test('in the text of a ConfigMap, whatever its key', () => {
    const [found] = findConfigurations(material([configMap({ 'any.txt': COLLECTOR })]), isCollector);
    expect(found?.subject).toBe('2-releases/0.yaml: ConfigMap demo/config data.any.txt');
    expect(found?.text).toBe(COLLECTOR);
  });

  test('in values, as a map, and in values that are a text', () => {
    const values = `alternateConfig:\n${COLLECTOR.replaceAll(/^/gm, '  ')}`;
    const [found] = findConfigurations(material([helmChart(values)]), isCollector);
    expect(found?.subject).toContain('spec.valuesContent.alternateConfig');
    expect(found?.text).toContain('pipelines:');
  });

  test('in a Secret, which holds them in base64', () => {
    const data = { config: Buffer.from(COLLECTOR).toString('base64') };
    expect(findConfigurations(material([{ ...configMap(data), kind: 'Secret' }]), isCollector)).toHaveLength(1);
  });

  test('in any object with a map like it', () => {
    const spec = { config: { receivers: {}, exporters: {}, service: { pipelines: {} } } };
    const collector = {
      apiVersion: 'opentelemetry.io/v1beta1',
      kind: 'OpenTelemetryCollector',
      metadata: { name: 'c' },
    };
    expect(subjects(judgeCollectors(material([{ ...collector, spec }])))).toHaveLength(1);
  });

  test('with mistakes in them: those are for the program to see', () => {
    expect(subjects(judgeLoki(material([configMap({ c: `${LOKI}auth_enabled: true\n` })])))).toHaveLength(1);
  });

  test.each<[string, Judge, string]>([
    ['exporters of a collector', judgeCollectors, COLLECTOR.replace('exporters:', 'exportrs:')],
    ['schema_config of Loki', judgeLoki, 'schema_confg: {}\ncommon: {}\nlimits_config: {}\n'],
    ['scrape_configs of Promtail', judgePromtail, 'clients: []\npositions: {}\nscrape_confgs: []\n'],
    ['clients of Promtail', judgePromtail, 'clients:\n  url: x\nscrape_configs: []\n'],
    ['expr of a rule', judgeRules, 'groups:\n  - name: g\n    rules:\n      - alert: A\n'],
  ])('with a mistake in what they are known by: %s', (_, judge, text) => {
    expect(subjects(judge(material([configMap({ text })])))).toHaveLength(1);
  });

  test('but not in values: their chart adds what is missing', () => {
    const partly = COLLECTOR.replace('exporters:\n  debug: {}\n', '');
    expect(judgeCollectors(material([helmChart(`config:\n${partly.replaceAll(/^/gm, '  ')}`)]))).toEqual([]);
    const promtail = 'config:\n  clients: []\n  positions: {}\n  snippets: {}\n';
    expect(subjects(judgePromtail(material([helmChart(promtail)])))).toEqual([expect.stringContaining('config')]);
  });

  test.each<[string, string]>([
    ['Alertmanager has receivers, and no pipelines', 'receivers:\n  - name: x\nroute: {}\n'],
    ['Prometheus has scrape_configs, and no clients', 'scrape_configs:\n  - job_name: x\n'],
    ['a text tells of Alloy', 'It forwards to loki.write "default" { with care.\nloki.write is a component.\n'],
    ['another language has blocks', 'resource "a_b" "c" {\n}\nterraform {\n}\n'],
  ])('but not what looks alike: %s', (_, text) => {
    const environment = material([configMap({ text })]);
    const judges = [judgeCollectors, judgeLoki, judgePromtail, judgeAlloy];
    expect(judges.flatMap((judge) => judge(environment))).toEqual([]);
  });

  test('once, if two say the same', () => {
    const other =
      'exporters:\n  debug: {}\nreceivers: { otlp: {} }\nservice:\n  pipelines:\n    logs: { exporters: [debug], receivers: [otlp] }\n';
    const environment = material([configMap({ a: COLLECTOR }), configMap({ b: other }, 'other')]);
    expect(findConfigurations(environment, isCollector)).toHaveLength(1);
  });
});

describe('what a chart makes of values', () => {
  const values = 'loki:\n  schemaConfig:\n    configs: []\n';
  const promtail = 'config:\n  clients: []\n  snippets:\n    scrapeConfigs: "- job_name: x"\n';

  test('is not known without the chart', async () => {
    const environment = material([helmChart(values), helmChart(promtail, 'promtail')]);
    const tasks = [...judgeLoki(environment), ...judgePromtail(environment)];
    expect(tasks.map(({ what }) => what)).toEqual(['Loki configurations', 'Promtail configurations']);
    for (const { tool } of tasks) expect(tool).toBeUndefined();
  });

  test('is judged where it is rendered, and the values are not', () => {
    const rendered = [LOKI, PROMTAIL].map((text, index) => object(configMap({ text }, `c${index}`), 'release loki'));
    const environment = material([helmChart(values), helmChart(promtail, 'promtail')], { objects: rendered });
    const tasks = [...judgeLoki(environment), ...judgePromtail(environment)];
    expect(subjects(tasks)).toEqual([
      'release loki: ConfigMap demo/c0 data.text',
      'release loki: ConfigMap demo/c1 data.text',
    ]);
  });

  test('is judged in the values where that is the whole text', () => {
    const [syntax, whole] = judgeAlloy(material([helmChart(`alloy:\n  content: ${JSON.stringify(ALLOY)}\n`, 'alloy')]));
    expect(syntax).toMatchObject({ tool: 'alloy-syntax', what: 'Alloy syntax' });
    expect(whole).toMatchObject({ tool: 'alloy', optional: true });
  });
});

test.each<[string, string]>([
  ['docker.io/grafana/loki:3.7.6', 'loki-3.7'],
  ['registry:5000/grafana/loki:3.6.3@sha256:0', 'loki'],
  ['grafana/loki-canary:3.7.6', 'loki'],
])('what %s reads is judged by %s', (image, tool) => {
  const spec = { template: { spec: { containers: [{ name: 'loki', image }] } } };
  const workload = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'loki' }, spec };
  const [task] = judgeLoki(material([configMap({ c: LOKI }), workload]));
  expect(task?.tool).toBe(tool);
});
