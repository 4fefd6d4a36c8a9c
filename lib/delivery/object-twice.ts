import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { grouped } from '../collections/grouped';
import type { Finding } from '../findings/finding';
import { type FindingKind, finding } from '../findings/finding-kind';
import { describeManifest, idOfManifest, type Manifest } from '../kubernetes/manifest';

export const OBJECT_TWICE: FindingKind = {
  id: 'delivery/object-twice',
  severity: 'error',
  since: '0.2.0',
  finds: 'a chart of an app has two different objects of one kind and name',
  happens: 'the second one overwrites the first, or both are set back to each other for ever',
  remedy: 'let one of them have another name or namespace, or let only one delivery create a namespace that two share',
};

/** Objects split by whether another one has the same kind and name. */
export interface DistinctObjects {
  /** One object for each kind and name: the first. */
  readonly distinct: readonly Manifest[];

  /** Those that would overwrite another one. */
  readonly conflicting: readonly Manifest[];
}

export function distinctObjects(manifests: readonly Manifest[]): DistinctObjects {
  const groups = [...grouped(manifests, idOfManifest).values()];
  return {
    distinct: groups.flatMap(([first]) => first ?? []),
    conflicting: groups.flatMap(([first, ...others]) =>
      others.filter((other) => JSON.stringify(other) !== JSON.stringify(first)).slice(0, 1),
    ),
  };
}

/** Finds the objects of a delivery that something else in its chart makes as well. */
export function madeElsewhere(scope: Construct, manifests: readonly Manifest[]): readonly Manifest[] {
  const own = new Set(scope.node.children);
  const others = Chart.of(scope)
    .node.findAll()
    .filter((construct) => ApiObject.isApiObject(construct) && !own.has(construct));
  const ids = new Set(others.filter(ApiObject.isApiObject).map(idOfObject));
  return manifests.filter((manifest) => ids.has(idOfManifest(manifest)));
}

function idOfObject({ apiVersion, kind, name, metadata: { namespace } }: ApiObject): string {
  return idOfManifest({ apiVersion, kind, metadata: { name, namespace } });
}

export function objectTwice(manifest: Manifest): Finding {
  const { kind, metadata } = manifest;
  return finding(OBJECT_TWICE, {
    path: kind === 'Namespace' ? ['namespaces', metadata.name] : [],
    problem: `the chart has two objects ${describeManifest(manifest)}`,
    consequence: 'the second one overwrites the first, or both are set back to each other for ever',
    fix:
      kind === 'Namespace'
        ? `namespaces: { '${metadata.name}': { existing: true } } // on all deliveries but one`
        : 'give one of the two another name or namespace, or let their deliveries have other names for their objects',
  });
}
