import type { PrometheusRuleSpec, PrometheusRuleSpecGroupsRules } from '../../../imports/monitoring.coreos.com';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import type { MonitoringSettings } from '../settings';
import type { AlertRule, RuleGroup } from './rule';

type Settings = Pick<MonitoringSettings, 'selectorLabels' | 'severities'>;

/** Makes PrometheusRules of the alerts. */
export function prometheusRules(groups: readonly RuleGroup[], settings: Settings): readonly Manifest[] {
  return groups.map((group) => prometheusRule(group, settings));
}

/** `expr` takes numbers too, which the generated type can say only as a class. */
type Rule = Omit<Plain<PrometheusRuleSpecGroupsRules>, 'expr'> & { readonly expr: string };

function prometheusRule({ name, namespace, rules }: RuleGroup, settings: Settings): Manifest {
  const alerts: readonly Rule[] = rules.map((rule) => alert(rule, settings));
  const spec: Omit<Plain<PrometheusRuleSpec>, 'groups'> & { readonly groups: readonly object[] } = {
    groups: [{ name, rules: alerts }],
  };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name, namespace, labels: { ...PART_OF, ...settings.selectorLabels } },
    spec,
  };
}

function alert(rule: AlertRule, { severities }: Settings): Rule {
  const { summary, description, severity } = rule;
  return {
    alert: rule.alert,
    expr: rule.expr,
    for: rule.for.toGo(),
    labels: { severity: severities[severity] ?? severity, ...rule.labels },
    annotations: { summary, description },
  };
}
