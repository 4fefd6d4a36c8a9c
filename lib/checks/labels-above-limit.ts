import { valueAt } from '../kubernetes/json';
import { planCheck } from './subject';

const SETTING = ['limits_config', 'max_label_names_per_series'];

/** Loki takes as many labels as the lines of each source have, `service_name` of its own not counted. */
export const labelsAboveLimit = planCheck({
  id: 'loki/labels-above-limit',
  severity: 'error',
  since: '0.2.0',
  sources: ['grafana/loki@v3.6.3:pkg/validation/limits.go'],
  finds: 'an override lets Loki take fewer labels than the lines of a source have',
  happens: 'Loki answers 400 to each line that has all of them, and collectors drop it',
  remedy: 'raise `max_label_names_per_series`, or delete the override',
  needs: ['running', 'labels'],
  find: ({ running, labels }) =>
    running
      .flatMap(({ configs }) => configs.filter(({ program }) => program === 'loki'))
      .flatMap((loki) => {
        const most = Number(valueAt(loki.config, ...SETTING) ?? USUAL);
        const counts = labels.map(({ source, labels: all }) => ({ source, count: all.filter(isCounted).length }));
        const above = counts.filter(({ count }) => count > most);
        if (above.length === 0 || most === 0) return [];
        const needed = Math.max(...above.map(({ count }) => count));
        return [
          {
            path: loki.placeOf(SETTING),
            problem: `Loki takes ${most} labels, and lines of ${above.map(({ source }) => source).join(', ')} have up to ${needed}`,
            fix: loki.fixOf(SETTING, needed),
          },
        ];
      }),
});

/** Loki's own: grafana/loki@{v3.6.3,v3.7.6}:pkg/validation/limits.go; it counts no label that it adds itself. */
const USUAL = 15;

function isCounted({ name }: { readonly name: string }): boolean {
  return name !== 'service_name';
}
