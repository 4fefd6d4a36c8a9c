import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isJsonObject, type Json, type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { type Manifest, toJson } from '../../lib/kubernetes/manifest';
import { prometheusRules } from '../../lib/monitoring/rules/prometheus-rules';
import { alertRules } from '../../lib/monitoring/rules/rules';
import { alloyWatched, everySource, lokiWatched, otelWatched, promtailWatched } from '../monitoring/rules/workloads';
import type { WrittenRule } from './rule-model';

/** A PrometheusRule, and where it comes from. */
export interface RuleFile {
  readonly origin: string;

  /** What the Prometheus Operator gives to Prometheus. */
  readonly spec: JsonObject;
}

/** All that stand in `dist/`, and one of each program that needs no environment. */
export function ruleFiles(): readonly RuleFile[] {
  const tiers = [alloyWatched(), otelWatched(), promtailWatched(), lokiWatched()];
  const built = prometheusRules(alertRules(tiers, everySource), { selectorLabels: {}, severities: {} });
  return [...built.map((rule) => ruleFile('built', rule)), ...committed()];
}

function committed(): readonly RuleFile[] {
  if (!existsSync('dist')) return [];
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files
    .map((file) => join('dist', file))
    .filter((file) => readFileSync(file, 'utf8').includes('kind: PrometheusRule'))
    .flatMap((file) =>
      parseAllDocuments(readFileSync(file, 'utf8'))
        .map((document): Json => document.toJS())
        .filter(isPrometheusRule)
        .map((rule) => ruleFile(file, rule)),
    );
}

function isPrometheusRule(object: Json): object is JsonObject {
  return isJsonObject(object) && object.kind === 'PrometheusRule';
}

function ruleFile(origin: string, object: Manifest | JsonObject): RuleFile {
  const json = toJson(object);
  const spec = valueAt(json, 'spec');
  if (!isJsonObject(spec)) throw new Error(`${origin} has no spec`);
  const place = `${valueAt(json, 'metadata', 'namespace')}/${valueAt(json, 'metadata', 'name')}`;
  return { origin: `${origin} ${place}`, spec };
}

/** The alerts of a file that are ours to test: what is recorded never fires. */
export function alertsOf({ spec }: RuleFile): readonly WrittenRule[] {
  const groups = Array.isArray(spec.groups) ? spec.groups : [];
  return groups
    .flatMap((group) => valueAt(group, 'rules') ?? [])
    .filter(isJsonObject)
    .filter((rule) => 'alert' in rule)
    .map((rule) => rule as unknown as WrittenRule); // what prometheusRules() has written, read again
}
