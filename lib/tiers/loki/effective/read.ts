import { chartDefaults, effectiveValues, overDefaults } from '../../../charts/defaults';
import { isTrue, printed } from '../../../charts/go-template';
import type { Release } from '../../../charts/release';
import { valueAt } from '../../../kubernetes/json';
import { computedDefaults } from './computed-defaults';
import { effectiveDialect } from './dialect';
import type { LokiRelease } from './release';

/** Reads a release as the templates of its chart do. */
export function lokiRelease(release: Pick<Release, 'name' | 'namespace' | 'chart' | 'values'>): LokiRelease {
  const { name, namespace, chart } = release;
  const plain = effectiveValues(chart, release.values);
  const override = valueAt(plain, 'namespaceOverride');
  const described = {
    name,
    releaseNamespace: namespace,
    namespace: isTrue(override) ? printed(override) : namespace,
    appVersion: chart.appVersion,
    values: plain,
    said: release.values,
    dialect: effectiveDialect(chart),
  };
  const defaults = overDefaults(chartDefaults(chart), computedDefaults(described));
  return { ...described, values: overDefaults(defaults, release.values) };
}
