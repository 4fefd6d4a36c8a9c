import { mergeValues, readChartValues } from '../../charts/values';
import type { Json, JsonObject } from '../../kubernetes/json';
import { kubernetesObject } from '../../kubernetes/kinds';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest } from '../../kubernetes/manifest';
import { toYaml } from '../../syntax/yaml';
import { RELEASE } from './names';
import type { LogRuleGroup, ResolvedLoki } from './settings';

const CONFIG_MAP = `${RELEASE}-rules`;

/** Loki reads the rules of a tenant from a directory of its name; without tenants there is one, named `fake`. */
export const RULE_DIRECTORY = '/etc/loki/rules';

/** Values that let Loki evaluate rules, none without rules. */
export function ruleValues({ rules, topology }: ResolvedLoki): JsonObject {
  if (rules === undefined) return {};
  return mergeValues(
    readChartValues('loki/rules.yaml'),
    readChartValues(rules.groups.length > 0 ? 'loki/rules-mounted.yaml' : 'loki/rules-bucket.yaml'),
    topology === 'distributed' ? readChartValues('loki/ruler.yaml') : {},
    { loki: { rulerConfig: { alertmanager_url: rules.alertmanager } } },
  );
}

/**
 * Values of the component that evaluates the rules, as far as an environment file has them. It mounts them itself, because the charts' sidecar for them needs
 * the right to read every Secret of the namespace.
 */
export function ruleMounts({ tenant = 'fake', rules }: Pick<ResolvedLoki, 'tenant' | 'rules'>): JsonObject {
  if (rules === undefined || rules.groups.length === 0) return {};
  return {
    extraVolumes: [{ name: 'rules', configMap: { name: CONFIG_MAP } }],
    extraVolumeMounts: [{ name: 'rules', mountPath: `${RULE_DIRECTORY}/${tenant}`, readOnly: true }],
  };
}

/** The rules as an object that must exist before Loki starts. */
export function ruleManifests({ rules, namespace }: ResolvedLoki): readonly Manifest[] {
  if (rules === undefined || rules.groups.length === 0) return [];
  return [
    kubernetesObject(
      'ConfigMap',
      { name: CONFIG_MAP, namespace, labels: PART_OF },
      { data: { 'rules.yaml': toYaml({ groups: rules.groups.map(ruleGroup) }) } },
    ),
  ];
}

function ruleGroup({ name, interval, rules }: LogRuleGroup): Json {
  return { name, ...(interval === undefined ? {} : { interval: interval.toGo() }), rules: [...rules] };
}
