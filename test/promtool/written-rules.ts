import { isJsonObject, type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { type Manifest, toJson } from '../../lib/kubernetes/manifest';
import { prometheusRules } from '../../lib/monitoring/rules/prometheus-rules';
import { alertRules } from '../../lib/monitoring/rules/rules';
import { alloyWatched, everySource, lokiWatched, otelWatched, promtailWatched } from '../monitoring/rules/workloads';
import { distObjects } from '../support/dist';
import type { WrittenRule } from './rule-model';

/** A PrometheusRule, and where it comes from. */
export interface RuleFile {
  readonly origin: string;

  /** What the Prometheus Operator gives to Prometheus. */
  readonly spec: JsonObject;
}

/** All that synth writes of the environments of the tests, and one of each program that needs no environment. */
export function ruleFiles(): readonly RuleFile[] {
  const tiers = [alloyWatched(), otelWatched(), promtailWatched(), lokiWatched()];
  const built = prometheusRules(alertRules(tiers, everySource), { selectorLabels: {}, severities: {} });
  return [...built.map((rule) => ruleFile('built', rule)), ...written()];
}

function written(): readonly RuleFile[] {
  const rules = distObjects().filter(({ object }) => object.kind === 'PrometheusRule');
  return rules.map(({ file, object }) => ruleFile(file, object));
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
