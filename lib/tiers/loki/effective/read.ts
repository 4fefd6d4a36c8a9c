import type { ChartModel } from '../../../charts/chart';
import { chartDefaults, effectiveValues, overDefaults } from '../../../charts/defaults';
import { isTrue, printed } from '../../../charts/go-template';
import type { Release } from '../../../charts/release';
import { valueAt } from '../../../kubernetes/json';
import { communityDialect } from './community-dialect';
import { computedDefaults } from './computed-defaults';
import type { EffectiveDialect } from './dialect';
import { grafanaDialect } from './grafana-dialect';
import type { LokiRelease } from './release';

/** Says how a version of either chart renders values. */
export function effectiveDialect({ publisher, version }: Pick<ChartModel, 'publisher' | 'version'>): EffectiveDialect {
  return publisher === 'grafana-community' ? communityDialect(version) : grafanaDialect(version);
}

/** Reads a release as the templates of its chart do. */
export function lokiRelease(release: Pick<Release, 'name' | 'namespace' | 'chart' | 'values'>): LokiRelease {
  const { name, namespace, chart } = release;
  const plain = effectiveValues(chart, release.values);
  const dialect = effectiveDialect(chart);
  const override = dialect.ownNamespace ? valueAt(plain, 'namespaceOverride') : undefined;
  const described = {
    name,
    releaseNamespace: namespace,
    namespace: isTrue(override) ? printed(override) : namespace,
    appVersion: chart.appVersion,
    values: plain,
    said: release.values,
    dialect,
  };
  const defaults = overDefaults(chartDefaults(chart), computedDefaults(described));
  return { ...described, values: overDefaults(defaults, release.values) };
}
