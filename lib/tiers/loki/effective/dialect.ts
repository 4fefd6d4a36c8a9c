import type { ChartModel } from '../../../charts/chart';
import { cutName } from '../../../charts/go-template';

/** Differences between the charts for Loki in what they render. */
export interface EffectiveDialect {
  /** Which of the two forks it is. */
  readonly fork: 'grafana' | 'community';

  /** Values of `deploymentMode` by which Loki runs as one binary. */
  readonly monolithicModes: readonly string[];

  /** Values of `deploymentMode` by which it runs as write, read and backend. */
  readonly scalableModes: readonly string[];

  /** Cuts a name that is made of the release's and a component's. */
  readonly cut: (name: string) => string;

  /** Whether Services of write, read and backend are named after the chart, in place of the release. */
  readonly scalableByChart: boolean;

  /** Whether workloads of write, read and backend are named by a default of their own. */
  readonly scalableByValue: boolean;

  /** Whether the address of the compactor ignores `namespaceOverride`. */
  readonly compactorOfRelease: boolean;

  /** Whether the query scheduler is called at its headless Service. */
  readonly headlessScheduler: boolean;

  /** Port of the querier in the address for tailing. @default - that of the server */
  readonly querierPort?: number;

  /** Key of the values that Alibaba's `access_key_id` is taken from. */
  readonly alibabaKeyId: 'accessKeyId' | 'secretAccessKey';

  /** Processor time that a cache asks for. @default - `allocatedCPU` of the cache */
  readonly cacheCpu?: string;

  /** Whether `read.legacyReadTarget` makes read and backend one. */
  readonly legacyRead: boolean;
}

const DISTRIBUTED = ['Distributed', 'SimpleScalable<->Distributed'];
const SCALABLE = ['SingleBinary<->SimpleScalable', 'SimpleScalable', 'SimpleScalable<->Distributed'];

/** grafana/loki@helm-loki-6.49.0:production/helm/loki/templates/_helpers.tpl */
const GRAFANA: EffectiveDialect = {
  fork: 'grafana',
  monolithicModes: ['SingleBinary', 'SingleBinary<->SimpleScalable'],
  scalableModes: SCALABLE,
  cut: (name) => name,
  scalableByChart: true,
  scalableByValue: false,
  compactorOfRelease: true,
  headlessScheduler: false,
  querierPort: 3100,
  // A slip of the chart: the id is the secret.
  alibabaKeyId: 'secretAccessKey',
  cacheCpu: '500m',
  legacyRead: true,
};

/** grafana-community/helm-charts@loki-18.11.0:charts/loki/templates/_helpers.tpl */
const COMMUNITY: EffectiveDialect = {
  fork: 'community',
  monolithicModes: ['SingleBinary', 'Monolithic', 'SingleBinary<->SimpleScalable', 'Monolithic<->SimpleScalable'],
  scalableModes: [...SCALABLE, 'Monolithic<->SimpleScalable'],
  cut: cutName,
  scalableByChart: false,
  scalableByValue: true,
  compactorOfRelease: false,
  headlessScheduler: true,
  alibabaKeyId: 'accessKeyId',
  legacyRead: false,
};

export const DISTRIBUTED_MODES: readonly string[] = DISTRIBUTED;

export function effectiveDialect({ publisher }: ChartModel): EffectiveDialect {
  return publisher === 'grafana-community' ? COMMUNITY : GRAFANA;
}
