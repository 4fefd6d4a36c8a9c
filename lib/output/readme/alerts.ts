import { type Runbook, runbookPlace } from '../../monitoring/rules/runbook';
import type { StackPlan } from '../../plan/plan';
import { section, table } from '../../syntax/markdown';

/** Lists the alerts by name, with what is read when one of them fires. */
export function alertsSection({ alerts, environment }: Pick<StackPlan, 'alerts' | 'environment'>): string | undefined {
  const { runbooks, severities } = environment.monitoring;
  const rules = new Map(alerts.flatMap((group) => group.rules.map((rule) => [rule.alert, rule] as const)));
  const rows = [...rules.values()].map(({ alert, severity, runbook }) => [
    `\`${alert}\``,
    severities[severity] ?? severity,
    place(runbook, runbooks),
  ]);
  return section('Alerts', table(['Alert', 'Severity', 'What to do'], rows));
}

function place(runbook: Runbook, page: string | undefined): string {
  return page === undefined ? `\`${runbookPlace(runbook)}\`` : `[${runbook.name}](<${runbookPlace(runbook, page)}>)`;
}
