import type { EffectiveConfig } from '../../../charts/effective';
import { expandTemplate, expandTemplates, type TemplateScope, wholeValue } from '../../../charts/expand-template';
import { isTrue, listOf, mapOf, printed, readYaml } from '../../../charts/go-template';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';

/** Says what Promtail finds in its file, or why nobody can tell. */
export function promtailConfig(scope: TemplateScope, name: string): EffectiveConfig {
  const { values } = scope;
  const inConfigMap = isTrue(valueAt(values, 'configmap', 'enabled'));
  const object = { kind: inConfigMap ? 'ConfigMap' : 'Secret', name } as const;
  const place = { program: 'promtail', object, key: 'promtail.yaml' } as const;
  if (inConfigMap && !isTrue(valueAt(values, 'config', 'enabled')))
    return { ...place, unknown: `Promtail reads ${name}, which the chart does not write` };
  const file = valueAt(values, 'config', 'file');
  const config = file === undefined ? fromSnippets(scope) : fromText(file, scope, 'config.file');
  return typeof config === 'string' ? { ...place, unknown: config } : { ...place, config: config.data };
}

/** The data, or why there is none. */
type Read = { readonly data: Json } | string;

function fromText(text: Json, scope: TemplateScope, what: string): Read {
  const whole = wholeValue(printed(text), scope);
  if (whole !== undefined) return { data: whole };
  const expanded = expandTemplate(printed(text), scope);
  if (expanded === undefined) return `${what} holds templates`;
  const data = readYaml(expanded);
  return data === undefined ? `${what} is no YAML` : { data };
}

/** What the template in `config.file` expands to: grafana/helm-charts@promtail-6.17.1:charts/promtail/values.yaml */
function fromSnippets(scope: TemplateScope): Read {
  const { values } = scope;
  const config = mapOf(values.config);
  const snippet = (name: string) => valueAt(config, 'snippets', name);
  if (snippet('scrapeConfigs') === undefined) return 'Promtail scrapes what the chart itself says';
  const scrape = [snippet('scrapeConfigs'), snippet('extraScrapeConfigs')].map((text) =>
    fromText(text ?? '', scope, 'config.snippets.scrapeConfigs'),
  );
  const server = fromText(snippet('extraServerConfigs') ?? '', scope, 'config.snippets.extraServerConfigs');
  const limits = fromText(snippet('extraLimitsConfig') ?? '', scope, 'config.snippets.extraLimitsConfig');
  const clients = expandTemplates(config.clients ?? null, scope);
  const positions = expandTemplates(config.positions ?? null, scope);
  if (clients === undefined || positions === undefined) return 'config.clients or config.positions hold templates';
  const failed = [...scrape, server, limits].find((each) => typeof each === 'string');
  if (failed !== undefined) return failed;
  return {
    data: {
      server: { ...serverBlock(values, config), ...mapOf(dataOf(server)) },
      clients,
      positions,
      scrape_configs: scrape.flatMap((each) => listOf(dataOf(each))),
      limits_config: dataOf(limits),
      tracing: { enabled: plain(config.enableTracing) },
    },
  };
}

function dataOf(read: Read): Json {
  return typeof read === 'string' ? null : read.data;
}

/** Promtail reads the text itself, and takes `on` for a text, where Helm would see a boolean. */
function plain(value: Json | undefined): Json {
  const text = printed(value);
  const read = readYaml(text);
  return read === undefined ? text : read;
}

function serverBlock({ httpPathPrefix }: JsonObject, config: JsonObject): JsonObject {
  return {
    log_level: plain(config.logLevel),
    log_format: plain(config.logFormat),
    http_listen_port: plain(config.serverPort),
    ...(isTrue(httpPathPrefix) && { http_path_prefix: plain(httpPathPrefix) }),
  };
}
