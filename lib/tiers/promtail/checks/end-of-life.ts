import { type Finding, warning } from '../../../findings/finding';
import type { Environment } from '../../../plan/environment';

/** grafana/loki@v3.7.6:docs/sources/send-data/promtail/_index.md; the program is gone from v3.7.0 on. */
export function promtailEndOfLife({ collector: { promtail } }: Pick<Environment, 'collector'>): readonly Finding[] {
  if (!promtail) return [];
  return [
    warning('promtail/end-of-life', ['collector', 'promtail'], {
      problem: `Promtail had its end of life on 2026-03-02, and this is version ${promtail.chart.appVersion}`,
      consequence: 'nobody mends its faults any more, not even those that let attackers in',
      fix: `collector:
  alloy: # sets the same labels, so no query, alert or dashboard changes; lines that both have read are stored twice
    namespace: ${promtail.namespace}`,
    }),
  ];
}
