import type { Cluster } from '../../cluster/cluster';

/** What Argo CD says about one of its Applications. */
export interface ApplicationState {
  readonly name: string;
  readonly project: string;
  readonly created: string;

  /** `Synced`, `OutOfSync` or `Unknown`. */
  readonly sync: string;

  /** `Healthy`, `Progressing`, `Degraded`, `Missing` … */
  readonly health: string;

  /** Since when its health is what it is, to the second. */
  readonly since: string;

  /** What it was compared with last: a commit, or the version of a chart. */
  readonly revision: string;
  readonly chart?: string;

  /** What it asks for, with all values, as text. */
  readonly source: string;

  /** `Running`, `Succeeded`, `Failed`, `Error`; nothing before the first sync. */
  readonly operation: string;

  /** What the last sync and the conditions say. */
  readonly message: string;

  /** Objects that differ from what is asked for: `OutOfSync StatefulSet loki/loki`. */
  readonly different: readonly string[];
  readonly isDeleted: boolean;

  /** Values that it has been compared with differ from those that it has now. */
  readonly isCompared: boolean;
}

interface ApplicationObject {
  readonly metadata: { readonly name: string; readonly creationTimestamp: string; readonly deletionTimestamp?: string };
  readonly operation?: unknown;
  readonly spec: { readonly project: string; readonly source: { readonly chart?: string } };
  readonly status?: {
    readonly sync?: {
      readonly status: string;
      readonly revision?: string;
      readonly comparedTo?: { readonly source?: unknown };
    };
    readonly health?: { readonly status?: string; readonly lastTransitionTime?: string };
    readonly operationState?: {
      readonly phase: string;
      readonly message?: string;
      readonly syncResult?: { readonly resources?: readonly { readonly message?: string; readonly status?: string }[] };
    };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly resources?: readonly {
      readonly kind: string;
      readonly namespace?: string;
      readonly name: string;
      readonly status?: string;
    }[];
  };
}

/** Reads what Argo CD says about all Applications. */
export async function readApplications(cluster: Cluster): Promise<readonly ApplicationState[]> {
  const path = '/apis/argoproj.io/v1alpha1/applications';
  const { items } = await cluster.read<{ items: readonly ApplicationObject[] }>(path);
  return items.map(stateOf);
}

function stateOf({ metadata, operation, spec, status = {} }: ApplicationObject): ApplicationState {
  const { sync, health, operationState, conditions = [], resources = [] } = status;
  const failed = operationState?.syncResult?.resources?.filter((each) => each.status === 'SyncFailed') ?? [];
  const said = [
    operationState?.message,
    ...failed.map(({ message }) => message),
    ...conditions.map(({ type, message }) => `${type}: ${message}`),
  ];
  return {
    name: metadata.name,
    project: spec.project,
    created: metadata.creationTimestamp,
    sync: sync?.status ?? 'Unknown',
    health: health?.status ?? 'Unknown',
    since: health?.lastTransitionTime ?? '',
    revision: sync?.revision ?? '',
    chart: spec.source.chart,
    source: JSON.stringify(spec.source),
    operation: operation === undefined ? (operationState?.phase ?? '') : 'Running',
    message: said.filter((text) => text !== undefined && text !== '').join('; '),
    different: resources
      .filter((each) => each.status !== undefined && each.status !== 'Synced')
      .map(({ status, kind, namespace, name }) => `${status} ${kind} ${namespace ? `${namespace}/` : ''}${name}`),
    isDeleted: metadata.deletionTimestamp !== undefined,
    isCompared: JSON.stringify(sync?.comparedTo?.source) === JSON.stringify(spec.source),
  };
}

/** Says which are not synced, not healthy, or behind. @returns nothing if all is as it should be */
export function unsettled(applications: readonly ApplicationState[], revision: string): string | undefined {
  if (applications.length === 0) return 'there is no Application';
  const wrong = applications.filter(
    (each) =>
      each.sync !== 'Synced' ||
      each.health !== 'Healthy' ||
      each.operation === 'Running' ||
      !each.isCompared ||
      (each.chart === undefined && each.revision !== revision),
  );
  return wrong.length === 0 ? undefined : wrong.map(sentenceOf).join('\n');
}

/** Says how an Application is. */
export function sentenceOf({ name, sync, health, operation, message, different }: ApplicationState): string {
  const differing = different.length === 0 ? '' : ` (${different.slice(0, 5).join(', ')})`;
  return `${name}: ${sync}, ${health}, ${operation || 'no sync yet'}${differing}: ${message}`;
}
