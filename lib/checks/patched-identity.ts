import type { Delivery } from '../delivery/delivery';
import type { Fix } from '../findings/finding';
import type { FindingKind, Found } from '../findings/finding-kind';
import { type JsonObject, valueAt } from '../kubernetes/json';
import { describeManifest, idOfManifest, type Manifest } from '../kubernetes/manifest';
import type { Environment } from '../plan/environment';
import { culpritOf, type PatchedObject, type PatchState, placeOf } from '../plan/patched-object';
import type { ToldRelease } from '../plan/patched-releases';
import type { StackPlan } from '../plan/plan';
import { type KubeObject, kubeObject } from '../references/kube-object';
import type { DeliveredRelease } from '../rendered/delivered-release';
import { deliveredReleases } from '../rendered/delivered-releases';
import { planChecks } from './subject';
import { withoutOperation } from './without-operation';

const RELEASE: FindingKind = {
  id: 'patches/release-changed',
  severity: 'error',
  since: '0.2.0',
  finds: 'an operation of a patch changes the name, the namespace or the chart of a Helm release',
  happens:
    'policies, addresses, monitors and alerts are written for what the release was before, and checks judge that',
  remedy: 'say it where the environment file has a key for it, or take the operation away',
};

const NAMESPACE: FindingKind = {
  id: 'patches/namespace',
  severity: 'error',
  since: '0.2.0',
  finds: 'an operation of a patch leaves objects in a namespace that nobody makes',
  happens: 'the API server refuses the objects',
  remedy: 'write a namespace that is there, or say under `others.objects` who brings it',
};

/** What patches make of the identity of releases and namespaces, which everything else is computed from. */
export const patchedIdentities = planChecks([RELEASE, NAMESPACE], {
  needs: ['patched', 'unpatched', 'delivery', 'releases', 'releasesTold', 'others'],
  find: (plan) => [
    ...plan.releasesTold
      .flatMap((told) => releaseChanged(told, plan.patched))
      .map((found) => ({ kind: RELEASE, found })),
    ...namespacesLost(plan).map((found) => ({ kind: NAMESPACE, found })),
  ],
});

const FIELDS = ['name', 'namespace', 'chart', 'version'] as const;

function releaseChanged({ before, after }: ToldRelease, patched: readonly PatchedObject[]): readonly Found[] {
  const field = FIELDS.find((name) => before[name] !== after[name]);
  const changed = patched.find(({ target }) => idOfManifest(target) === idOfObject(before.object));
  if (field === undefined || !changed) return [];
  const culprit = culpritOf(changed.states, (object) => toldBy(object).some((told) => told[field] === after[field]));
  if (!culprit) return [];
  return [
    {
      path: placeOf(culprit),
      problem: `the ${field} of the release ${before.name} would be ${after[field]}, and everything else is computed for ${before[field]}`,
      fix: withoutCulprit(culprit, WHERE[field]),
    },
  ];
}

const WHERE: Readonly<Record<(typeof FIELDS)[number], string>> = {
  name: 'leave the name as it is',
  namespace: 'write the namespace into the section of the program',
  chart: 'leave the chart as it is',
  version: 'write the version under `chart` in the section of the program',
};

function toldBy(object: JsonObject): readonly DeliveredRelease[] {
  const read = kubeObject(object, '');
  return read ? deliveredReleases([read]) : [];
}

type Planned = Pick<StackPlan, 'patched' | 'unpatched' | 'delivery' | 'releases'> & Pick<Environment, 'others'>;

/** Objects that a patch has moved, and those that it has left behind by renaming their namespace. */
function namespacesLost(plan: Planned): readonly Found[] {
  const { patched, delivery } = plan;
  if (patched.length === 0) return [];
  const [made, here] = [namespacesMade(delivery), namespacesThere(plan)];
  const used = [...namespacesUsed(delivery), ...plan.releases.map(({ namespace }) => namespace)];
  return patched.flatMap((changed) => {
    const { target, object } = changed;
    const { namespace, name } = object.metadata;
    if (namespace !== undefined && !here.includes(namespace)) return [lost(changed, 'namespace', namespace)];
    const left = target.metadata.name;
    const isLeft = target.kind === 'Namespace' && !made.includes(left) && used.includes(left);
    return isLeft ? [lost(changed, 'name', name)] : [];
  });
}

function lost({ target, states }: PatchedObject, key: 'namespace' | 'name', value: string): Found {
  const culprit = culpritOf(states, (object) => valueAt(object, 'metadata', key) === value);
  const moved = `${describeManifest(target)} would be in the namespace ${value}, which nobody makes`;
  const left = `${describeManifest(target)} would be called ${value}, and other objects stay in ${target.metadata.name}`;
  return {
    path: culprit ? placeOf(culprit) : ['patches'],
    problem: key === 'namespace' ? moved : left,
    fix: culprit ? withoutCulprit(culprit) : 'leave it as it is',
  };
}

/** Namespaces that are made, or that something is in without any patch: needs.txt names those. */
function namespacesThere({ unpatched, delivery, releases, others }: Planned): readonly string[] {
  const before = namespacesMade(unpatched);
  const used = [...namespacesUsed(unpatched), ...releases.map(({ namespace }) => namespace)];
  return [
    ...namespacesMade(delivery),
    ...used.filter((name) => !before.includes(name)),
    ...others.objects.flatMap(({ kind, name }) => (kind === 'Namespace' ? [name] : [])),
    ...others.secrets.map(({ namespace }) => namespace),
  ];
}

function namespacesMade(delivery: Delivery): readonly string[] {
  return objectsOf(delivery).flatMap(({ kind, metadata }) => (kind === 'Namespace' ? [metadata.name] : []));
}

function namespacesUsed(delivery: Delivery): readonly string[] {
  return objectsOf(delivery).flatMap(({ metadata }) => metadata.namespace ?? []);
}

function objectsOf({ entry, stages }: Delivery): readonly Manifest[] {
  return [...entry, ...Object.values(stages).flat()];
}

function idOfObject({ kind, name, namespace }: KubeObject): string {
  return [namespace, name, kind].filter((part) => part !== undefined).join('.');
}

function withoutCulprit(culprit: PatchState, otherwise?: string): Fix {
  return withoutOperation(placeOf(culprit), culprit.placed.patch.operations.length, otherwise);
}
