import type { ChartModel } from '../../../charts/chart';

/** Differences between versions of the chart for Alloy in what it renders. */
export interface EffectiveDialect {
  /** Whether the ConfigMap has the name that `alloy.configMap.name` says; its pods always look for that one. */
  readonly namedConfig: boolean;

  /** Whether the text stands at the key that `alloy.configMap.key` says; its pods always look for that one. */
  readonly keyedConfig: boolean;

  /** Whether values may replace the program, and pods know the name of their node twice. */
  readonly command: boolean;

  /** Flags of the container that has Alloy reload: the folder that it watches, and the address that it calls. */
  readonly reloader: readonly [folder: string, address: string];

  /** Values by which an autoscaler decides on the number of pods. */
  readonly scaled: readonly (readonly string[])[];
}

const RELOADER = ['--watched-dir', '--reload-url'] as const;
const SCALED = [['enabled'], ['horizontal', 'enabled']];

/** grafana/alloy@helm-chart/0.12.0:operations/helm/charts/alloy/templates */
const FIRST: EffectiveDialect = {
  namedConfig: false,
  keyedConfig: false,
  command: false,
  reloader: ['--volume-dir', '--webhook-url'],
  scaled: [['enabled']],
};

const DIALECTS: Readonly<Record<string, EffectiveDialect>> = {
  '0.12.0': FIRST,
  '1.5.0': { ...FIRST, namedConfig: true, reloader: RELOADER, scaled: SCALED },
};

/** grafana/alloy@helm-chart/1.11.1:operations/helm/charts/alloy/templates */
const NEWEST: EffectiveDialect = {
  namedConfig: true,
  keyedConfig: true,
  command: true,
  reloader: RELOADER,
  scaled: [...SCALED, ['horizontal', 'externalHPA']],
};

export function effectiveDialect({ version }: ChartModel): EffectiveDialect {
  return DIALECTS[version] ?? NEWEST;
}
