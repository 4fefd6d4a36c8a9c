import { type ConfigRule, oneOf, refuse } from './config-rule';
import { goDuration } from './go-duration';
import { PROMETHEUS_RULES } from './prometheus-rules';
import type { Settings } from './settings';

const CLIENT = 'clients/pkg/promtail/client/client.go newClient';
const CONFIG = 'clients/pkg/promtail/config/config.go Config.UnmarshalYAML';
const PIPELINE = 'clients/pkg/logentry/stages/pipeline.go NewPipeline';
const STAGES = 'clients/pkg/logentry/stages';

/** A key of a stage that must hold a text. */
function needed(stage: string, struct: string, key: string): ConfigRule {
  return refuse({
    at: `@stages.${struct}/${key}`,
    source: `${STAGES}/${stage}.go`,
    kind: 'required',
    expected: 'a text',
    when: (settings, path) => settings.text(path) === '',
  });
}

/** A key of a stage that must hold one entry at least. */
function filled(stage: string, struct: string, key: string): ConfigRule {
  return refuse({
    at: `@stages.${struct}/${key}`,
    source: `${STAGES}/${stage}.go`,
    kind: 'required',
    expected: 'at least one entry',
    when: (settings, path) => settings.count(path) === 0,
  });
}

/** A text with a duration of Go in it: the stage reads it itself. */
function duration(stage: string, struct: string, key: string): ConfigRule {
  return refuse({
    at: `@stages.${struct}/${key}`,
    source: `${STAGES}/${stage}.go`,
    kind: 'not-allowed',
    expected: 'a duration in hours or less, such as 3s',
    when: (settings, path) => settings.isWritten(path) && goDuration(settings.text(path) ?? '0') === undefined,
  });
}

/** Names of jobs, of which each may stand once: one left out counts as the empty one. */
function isTwice(settings: Settings, path: readonly (string | number)[]): boolean {
  const name = settings.text([...path, 'job_name']);
  const before = settings.places(['scrape_configs', '*']).slice(0, Number(path.at(-1)));
  return name !== undefined && before.some((other) => settings.text([...other, 'job_name']) === name);
}

/** What Promtail refuses beyond types: as it reads its configuration, or as it starts. */
export const PROMTAIL_RULES: readonly ConfigRule[] = [
  ...PROMETHEUS_RULES,
  refuse({
    at: 'clients.*.url',
    source: CLIENT,
    kind: 'required',
    expected: 'the URL of Loki, with its path /loki/api/v1/push',
    when: (settings, path) => settings.text(path) === '',
  }),
  refuse({
    at: 'scrape_configs.*',
    source: CONFIG,
    kind: 'not-allowed',
    expected: 'a job_name that no other job has',
    when: isTwice,
  }),
  refuse({
    at: '@stage/*',
    source: PIPELINE,
    kind: 'not-allowed',
    expected: 'one stage: each is an item of the list',
    when: (settings, path, stage) =>
      (settings.count(stage) ?? 1) > 1 && String(path.at(-1)) !== firstKey(settings, stage),
  }),
  refuse({
    at: 'scrape_configs.*.job_name',
    source: 'clients/pkg/promtail/scrapeconfig/scrapeconfig.go Config.UnmarshalYAML',
    kind: 'required',
    expected: 'the name of the job',
    when: (settings, path, job) => settings.value(job) !== null && settings.text(path) === '',
  }),
  refuse({
    at: '@kubernetes.SDConfig/role',
    source: 'discovery/kubernetes/kubernetes.go SDConfig.UnmarshalYAML in prometheus/prometheus',
    kind: 'required',
    expected: 'pod, node, service, endpoints, endpointslice or ingress',
    when: (settings, path) => settings.value(path) === null,
  }),
  refuse({
    at: '@kubernetes.SDConfig/selectors.*.role',
    source: 'discovery/kubernetes/kubernetes.go SDConfig.UnmarshalYAML in prometheus/prometheus',
    kind: 'required',
    expected: 'a role that is looked for: pods are looked for by pod alone',
    when: (settings, path) => {
      const role = settings.text([...path.slice(0, -3), 'role']);
      return role !== undefined && ['pod', 'node'].includes(role) && (settings.text(path) ?? role) !== role;
    },
  }),
  ...['rate', 'burst'].map((key) =>
    refuse({
      at: `@stages.LimitConfig/${key}`,
      source: `${STAGES}/limit.go`,
      kind: 'out-of-range',
      expected: 'more than 0',
      when: (settings, path) => Number(settings.text(path) ?? 1) <= 0,
    }),
  ),
  oneOf(`${STAGES}/metrics.go`, '@stages.MetricConfig/type', ['Counter', 'Gauge', 'Histogram'], true),
  refuse({
    at: '@stages.TenantConfig/source',
    source: `${STAGES}/tenant.go`,
    kind: 'required',
    expected: 'one of source, value and label',
    when: (settings, _, stage) =>
      ['source', 'value', 'label'].filter((key) => settings.text([...stage, key])).length !== 1,
  }),
  refuse({
    at: '@stages.MatcherConfig/stages',
    source: `${STAGES}/match.go`,
    kind: 'required',
    expected: 'at least one stage, unless action is drop',
    when: (settings, path, stage) =>
      settings.count(path) === 0 && settings.text([...stage, 'action'])?.toLowerCase() !== 'drop',
  }),
  refuse({
    at: '@stages.MatcherConfig/selector',
    source: `${STAGES}/match.go`,
    kind: 'not-allowed',
    expected: 'a selector of streams, such as {namespace="dev"}',
    when: (settings, path) => !/^(?:|\s*\{.*)$/s.test(settings.text(path) ?? ''),
  }),
  refuse({
    at: 'scrape_configs.*.pipeline_stages.*',
    source: PIPELINE,
    kind: 'required',
    expected: 'a stage',
    when: (settings, path) => settings.value(path) === null,
  }),
  ...['labeldrop', 'labelallow'].map((stage) =>
    refuse({
      at: `@stage/${stage}`,
      source: `${STAGES}/${stage}.go`,
      kind: 'required',
      expected: 'at least one label',
      when: (settings, path) => settings.isWritten(path) && settings.count(path) === 0,
    }),
  ),
  needed('regex', 'RegexConfig', 'expression'),
  needed('replace', 'ReplaceConfig', 'expression'),
  needed('output', 'OutputConfig', 'source'),
  needed('template', 'TemplateConfig', 'source'),
  needed('timestamp', 'TimestampConfig', 'source'),
  needed('timestamp', 'TimestampConfig', 'format'),
  needed('match', 'MatcherConfig', 'selector'),
  needed('multiline', 'MultilineConfig', 'firstline'),
  filled('json', 'JSONConfig', 'expressions'),
  filled('logfmt', 'LogfmtConfig', 'mapping'),
  duration('multiline', 'MultilineConfig', 'max_wait_time'),
  duration('drop', 'DropConfig', 'older_than'),
  oneOf(`${STAGES}/match.go`, '@stages.MatcherConfig/action', ['keep', 'drop', '']),
  oneOf(`${STAGES}/timestamp.go`, '@stages.TimestampConfig/action_on_failure', ['skip', 'fudge', '']),
];

function firstKey(settings: Settings, path: readonly (string | number)[]): string | undefined {
  return Object.keys(settings.value(path) ?? {})[0];
}
