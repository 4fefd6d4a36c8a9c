import { type Runbook, runbookPlace } from '../../monitoring/rules/runbook';
import type { StackPlan } from '../../plan/plan';
import { code, type Markdown, section, table, webLink } from '../../syntax/markdown';

/** Lists the alerts by name, with what is read when one of them fires. */
export function alertsSection({
  alerts,
  environment,
}: Pick<StackPlan, 'alerts' | 'environment'>): Markdown | undefined {
  const { runbooks, severities } = environment.monitoring;
  const rules = new Map(alerts.flatMap((group) => group.rules.map((rule) => [rule.alert, rule] as const)));
  const rows = [...rules.values()].map(({ alert, severity, runbook }) => [
    code(alert),
    severities[severity] ?? severity,
    place(runbook, runbooks),
  ]);
  return section('Alerts', table(['Alert', 'Severity', 'What to do'], rows));
}

function place(runbook: Runbook, page: string | undefined): Markdown {
  return page === undefined ? code(runbookPlace(runbook)) : webLink(runbook.name, runbookPlace(runbook, page));
}
