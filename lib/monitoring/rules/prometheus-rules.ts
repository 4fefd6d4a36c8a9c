import type { PrometheusRuleSpec, PrometheusRuleSpecGroupsRules } from '../../../imports/monitoring.coreos.com';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import type { MonitoringSettings } from '../settings';
import type { AlertRule, RuleGroup } from './rule';
import { type Runbook, runbookPlace } from './runbook';

type Settings = Pick<MonitoringSettings, 'selectorLabels' | 'severities' | 'runbooks'>;

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

function alert(rule: AlertRule, { severities, runbooks }: Settings): Rule {
  const { summary, description, severity, runbook } = rule;
  return {
    alert: rule.alert,
    expr: rule.expr,
    for: rule.for.toGo(),
    labels: { severity: severities[severity] ?? severity, ...rule.labels },
    annotations: { summary, description, ...runbookAnnotation(runbook, runbooks) },
  };
}

/** Alertmanager, Grafana and chats make a link of `runbook_url`: only a place that can be opened may stand there. */
function runbookAnnotation(runbook: Runbook, page: string | undefined): Readonly<Record<string, string>> {
  return page === undefined
    ? { runbook: runbookPlace(runbook) }
    : { runbook_url: runbookPlace(runbook, literal(page)) };
}

/** An annotation is a template of Go. */
function literal(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}
