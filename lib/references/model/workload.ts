import { type Json, valueAt } from '../../kubernetes/json';
import { controllersOf, type Workload } from '../../wiring/workload';
import { type BrokenLink, brokenLink } from '../broken-link';
import type { Cluster } from '../cluster';
import { containers, describeObject, type KubeObject, objectAt, podLabels, podSpec, runsPods } from '../kube-object';
import { differing, showLabels } from '../label-selector';

/** A workload of the wiring is rendered once, as the wiring says. */
export function modelWorkload(workload: Workload, cluster: Cluster): readonly BrokenLink[] {
  const found = withItsLabels(workload, cluster);
  const [match, second] = found;
  if (!match) return [notFound(workload, cluster)];
  const expected = controllersOf(workload);
  if (second && expected.length === 1) return [renderedTwice(workload, found)];
  const missing = expected.filter((name) => !found.some((object) => object.name === name));
  if (expected.length > 1 && missing.length > 0)
    return [different(match, workload, `there is no ${missing.join(', ')} beside it`)];
  return found.flatMap((object) => {
    const problems = differences(object, workload);
    return problems.length > 0 ? [different(object, workload, problems.join(', '))] : [];
  });
}

/** Lists the objects whose pods have the labels of a workload. */
export function withItsLabels({ namespace, podLabels: labels }: Workload, cluster: Cluster): readonly KubeObject[] {
  return cluster.podsWith(namespace, labels).filter(runsPods);
}

/** Tells whether an object has the kind, name and namespace of a workload. */
export function hasItsName({ kind, name, namespace }: KubeObject, workload: Workload): boolean {
  return kind === workload.kind && namespace === workload.namespace && controllersOf(workload).includes(name);
}

function different(object: KubeObject, { name }: Workload, problem: string): BrokenLink {
  const text = {
    problem: `${problem}, unlike the workload ${name}`,
    consequence: 'policies, monitors and alerts are written for what it is not',
    fix: 'set it in the environment file where the schema has it, and not in values or patches',
  };
  return brokenLink('workload', object, text, []);
}

function notFound(workload: Workload, cluster: Cluster): BrokenLink {
  const { name, namespace, podLabels: labels } = workload;
  const named = cluster.podsIn(namespace).find((object) => hasItsName(object, workload));
  if (named) return different(named, workload, `its pods have ${differing(labels, podLabels(named))}`);
  return {
    check: 'workload',
    object: `workload ${namespace}/${name}`,
    origin: 'wiring',
    problem: `no pods have its labels ${showLabels(labels)}`,
    consequence: 'policies, monitors and alerts are written for pods that do not exist',
    fix: 'render the release that runs it',
    mendedIn: [namespace],
  };
}

function renderedTwice({ name, namespace, podLabels: labels }: Workload, found: readonly KubeObject[]): BrokenLink {
  return {
    check: 'workload',
    object: `workload ${namespace}/${name}`,
    origin: found.map(({ origin }) => origin).join(', '),
    problem: `its labels ${showLabels(labels)} are those of ${found.map(describeObject).join(' and ')}`,
    consequence: 'an ingress rule that is meant for one of them opens the other as well',
    fix: 'let the labels tell them apart',
    mendedIn: [],
  };
}

function differences(object: KubeObject, workload: Workload): readonly string[] {
  const { kind, serviceAccount, replicas, container, hostNetwork } = workload;
  const names = controllersOf(workload);
  const own = replicas === 'per-node' ? replicas : replicas / names.length;
  return [
    ...differs('is a', object.kind, kind),
    ...(names.includes(object.name) ? [] : differs('is called', object.name, names.join(' or '))),
    ...differs('runs as', valueAt(podSpec(object), 'serviceAccountName'), serviceAccount),
    ...(own === 'per-node' ? [] : differs('has replicas', valueAt(object.json, 'spec', 'replicas'), own)),
    ...differs('has host network', valueAt(podSpec(object), 'hostNetwork') === true, hostNetwork),
    ...(container ? ofContainer(object, container) : []),
  ];
}

function differs(what: string, actual: Json | undefined, expected: Json): readonly string[] {
  return actual === expected ? [] : [`it ${what} ${String(actual)} instead of ${String(expected)}`];
}

/** What alerts look for: the container by its name, with the limits that they compare with. */
function ofContainer(object: KubeObject, { name, limits }: NonNullable<Workload['container']>): readonly string[] {
  const container = containers(object).find((candidate) => candidate.name === name);
  if (!container) return [`it has no container ${name}`];
  const actual = objectAt(container, 'resources', 'limits');
  const entries = [
    ['cpu', limits.cpu],
    ['memory', limits.memory],
  ] as const;
  return entries.flatMap(([key, expected]) =>
    actual[key] === expected
      ? []
      : [`its container ${name} has the ${key} limit ${String(actual[key])} instead of ${String(expected)}`],
  );
}
