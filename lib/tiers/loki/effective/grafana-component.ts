import type { LokiRelease } from './release';

/** Where a component of grafana's chart keeps its data. */
export type DataVolume =
  /** It has none. */
  | 'none'
  /** An empty folder, whatever the values say. */
  | 'empty'
  /** A claim if `persistence.enabled`, and no folder at all otherwise. */
  | 'storage'
  /** A claim if `persistence.volumeClaimsEnabled`, `persistence.dataVolumeParameters` otherwise. */
  | 'parameters'
  /** A claim, whatever the values say. */
  | 'claim'
  /** A claim if `persistence.enabled`, an empty folder otherwise. */
  | 'claim-or-empty'
  /** The same with `persistence.claims`. */
  | 'claims-or-empty'
  /** A claim, a folder in memory or an empty one. */
  | 'claim-or-memory'
  /** The same with `persistence.claims`. */
  | 'claims-or-memory';

/** A component of grafana's chart. */
export interface GrafanaComponent {
  /** Key of its values. */
  readonly section: string;

  /** Name in objects. */
  readonly name: string;
  readonly kind: 'Deployment' | 'StatefulSet';

  /** Whether the chart renders it. */
  readonly runs: (release: LokiRelease) => boolean;

  /** Arguments behind that of the configuration. */
  readonly args: (release: LokiRelease) => readonly string[];
  readonly data: DataVolume;

  /** Volume for temporary files, by name and path. @default - none */
  readonly temporary?: readonly [name: string, path: string];

  /** What becomes of its claims. @default - they stay */
  readonly retention?: 'values' | 'delete' | 'values-if-enabled';

  /** Whether values may replace the program. @default false */
  readonly command?: boolean;

  /** Whether an autoscaler may decide on its pods. @default false */
  readonly scales?: boolean;

  /** Whether it takes no containers that run before it. @default false */
  readonly noInit?: boolean;
}
