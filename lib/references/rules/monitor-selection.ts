import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import { describeObject, type KubeObject, objectAt } from '../kube-object';
import { showSelector } from '../label-selector';
import { type MonitorTargets, mayReadOthers, namespaces } from '../monitors';
import { nearestMiss } from '../selected-pods';

/** Wording and labels for one kind of monitor. */
export interface MonitorKind {
  /** Reads the labels that the selector is compared with. */
  readonly labelsOf: (object: KubeObject) => KubeObject['labels'];

  /** How messages say that there is none: `no Service of logging has the labels`. */
  readonly none: (where: string) => string;

  /** What has labels to select: `a Service`. */
  readonly one: string;
}

/** Consequence of a monitor that selects nothing. */
export const NOT_READ = 'Prometheus reads nothing there, and alerts on these metrics never fire';

/** Reports a monitor that selects nothing, as far as that is certain. */
export function selectsNothing(
  monitor: KubeObject,
  { candidates }: MonitorTargets,
  cluster: Cluster,
  { labelsOf, none, one }: MonitorKind,
): readonly BrokenLink[] {
  const selector = objectAt(monitor.json, 'spec', 'selector');
  const near = nearestMiss(selector, candidates(), labelsOf);
  const where = namespaces(monitor, cluster);
  if (mayReadOthers(monitor, cluster) && !near?.isSlip) return [];
  const text = {
    problem: `${none(where.join(', '))} the labels ${showSelector(selector)}`,
    consequence: NOT_READ,
    fix: near
      ? `select the labels of ${describeObject(near.object)}, which has ${near.differing}`
      : `select the labels of ${one}, or remove the ${monitor.kind}`,
  };
  return [brokenLink('monitor', monitor, text, where)];
}
