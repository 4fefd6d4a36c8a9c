import { defineCheck } from '../../../findings/check';
import { removeKey, setKey, together } from '../../../findings/repair';
import type { CollectorSubject } from '../../collector';
import type { PromtailSettings } from '../settings';

/** grafana/loki@v3.7.6:docs/sources/send-data/promtail/_index.md; the program is gone from v3.7.0 on. */
export const endOfLife = defineCheck<CollectorSubject<PromtailSettings>>()({
  id: 'promtail/end-of-life',
  severity: 'warning',
  since: '0.1.0',
  sources: ['grafana/loki@v3.7.6:docs/sources/send-data/promtail/_index.md'],
  finds: 'Promtail collects, which had its end of life on 2026-03-02',
  happens: 'nobody mends its faults any more, not even those that let attackers in',
  remedy: 'let Alloy collect, which sets the same labels, so that no query, alert or dashboard changes',
  needs: ['settings'],
  find: ({ settings }) => [
    {
      path: ['collector', 'promtail'],
      problem: `Promtail had its end of life on 2026-03-02, and this is version ${settings.chart.program}`,
      fix: together(
        [removeKey(['collector', 'promtail']), setKey(['collector', 'alloy'], { namespace: settings.namespace })],
        {
          first: 'let Alloy collect, which sets the same labels; lines that both have read are stored twice',
        },
      ),
    },
  ],
});
