import type { ChartModel } from '../../../charts/chart';
import { knownSince } from '../../../charts/versions';

/** A component of the collector that has another name now. */
export interface Rename {
  readonly kind: 'processors' | 'receivers';
  readonly old: string;
  readonly now: string;
}

/** Differences between versions of the chart for collectors in what it renders. */
export interface EffectiveDialect {
  /** Whether pods know their own name, namespace and node by variables of OpenTelemetry. */
  readonly podVariables: boolean;

  /** Whether only collectors on every node discover pods of their node alone, and know its name for that. */
  readonly discoversOwnNode: boolean;

  /** Whether collectors that detect their node know its name. */
  readonly detectsOwnNode: boolean;

  /** Whether a Deployment says nothing of its pods if the values say none. */
  readonly optionalReplicas: boolean;

  /** Whether `service.telemetry.metrics.address` becomes a reader. */
  readonly metricsAddress: boolean;

  /** Whether profiles are marked with the pod that they come from. */
  readonly marksProfiles: boolean;

  /** How a folder of the node that is no disk is told to the metrics of the host. */
  readonly hiddenFolder: (folder: string) => string;

  /** Whether replicas of one workload elect the one that asks the API server. */
  readonly replicasElect: boolean;

  /** Whether a profiler may do everything, in place of what it needs. */
  readonly privilegedProfiler: boolean;

  /** Key of the values that has components written by their new names. @default - they stay as they are */
  readonly rewrites?: string;

  /** Components that are written by their new names. */
  readonly renames: readonly Rename[];

  /** Whether detectors of resources are written by their new names as well. */
  readonly renamesDetectors: boolean;
}

const ATTRIBUTES: Rename = { kind: 'processors', old: 'k8sattributes', now: 'k8s_attributes' };
const FILE_LOG: Rename = { kind: 'receivers', old: 'filelog', now: 'file_log' };

/**
 * Sources are files below
 * open-telemetry/opentelemetry-helm-charts@opentelemetry-collector-VERSION:charts/opentelemetry-collector/templates of the
 * version named.
 */
export function effectiveDialect({ version }: Pick<ChartModel, 'version'>): EffectiveDialect {
  const since = knownSince(version);
  return {
    // _pod.tpl
    podVariables: since('0.147.1'),
    detectsOwnNode: since('0.157.0'),
    privilegedProfiler: !since('0.167.0'),
    // _pod.tpl and _config.tpl
    discoversOwnNode: since('0.147.2'),
    // deployment.yaml
    optionalReplicas: since('0.148.1'),
    // _config.tpl
    metricsAddress: !since('0.161.0'),
    marksProfiles: since('0.152.1'),
    hiddenFolder: since('0.158.1') ? (folder) => `^/${folder}($|/)` : (folder) => `/${folder}/*`,
    replicasElect: since('0.164.1'),
    ...(since('0.160.0') && {
      rewrites: since('0.162.0') ? 'rewriteDeprecatedComponentNames' : 'rewriteDeprecatedProcessorNames',
    }),
    // _config.tpl, and _helpers.tpl since 0.162.0
    renames: [...(since('0.160.0') ? [ATTRIBUTES] : []), ...(since('0.168.0') ? [FILE_LOG] : [])],
    renamesDetectors: since('0.162.0'),
  };
}
