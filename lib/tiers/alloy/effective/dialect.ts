import type { ChartModel } from '../../../charts/chart';
import { knownSince } from '../../../charts/versions';

/** Differences between versions of the chart for Alloy in what it renders. */
export interface EffectiveDialect {
  /** Whether the ConfigMap has the name that `alloy.configMap.name` says; its pods always look for that one. */
  readonly namedConfig: boolean;

  /** Whether the text stands at the key that `alloy.configMap.key` says; its pods always look for that one. */
  readonly keyedConfig: boolean;

  /** Whether values may replace the program. */
  readonly command: boolean;

  /** Whether pods know the name of their node a second time, as components look for it. */
  readonly nodeName: boolean;

  /** Flags of the container that has Alloy reload: the folder that it watches, and the address that it calls. */
  readonly reloader: readonly [folder: string, address: string];

  /** Values by which an autoscaler decides on the number of pods. */
  readonly scaled: readonly (readonly string[])[];
}

/** Sources are files below grafana/alloy@helm-chart/VERSION:operations/helm/charts/alloy/templates of the version named. */
export function effectiveDialect({ version }: Pick<ChartModel, 'version'>): EffectiveDialect {
  const since = knownSince(version);
  return {
    // configmap.yaml
    namedConfig: since('0.12.6'),
    keyedConfig: since('1.9.0'),
    // containers/_agent.yaml
    command: since('1.10.1'),
    nodeName: since('1.7.0'),
    // containers/_watch.yaml
    reloader: since('0.12.6') ? ['--watched-dir', '--reload-url'] : ['--volume-dir', '--webhook-url'],
    // controllers/deployment.yaml and controllers/statefulset.yaml
    scaled: [
      ['enabled'],
      ...(since('1.0.3') ? [['horizontal', 'enabled']] : []),
      ...(since('1.9.0') ? [['horizontal', 'externalHPA']] : []),
    ],
  };
}
