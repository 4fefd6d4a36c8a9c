import type { Manifest } from '../kubernetes/manifest';
import { type NamespaceSettings, namespaceObjects } from '../wiring/namespaces';
import type { PartContent } from '../wiring/part-content';
import type { DeliveryInput } from './delivery';
import { orderReleases } from './release-order';

/** Collects everything that a stack delivers, namespaces first. */
export function deliveryInput(
  parts: readonly PartContent[],
  namespaces: Readonly<Record<string, NamespaceSettings>>,
): DeliveryInput {
  const workloads = parts.flatMap((part) => part.workloads);
  return {
    releases: orderReleases(parts),
    objects: parts.flatMap(({ objects = [] }) => objects),
    prerequisites: [
      ...namespaceObjects(workloads, namespaces, (name) => labelsOf(name, parts)),
      ...parts.flatMap(({ prerequisites }): readonly Manifest[] => prerequisites),
    ],
    configs: parts.flatMap(({ configs }) => configs),
    secrets: parts.flatMap(({ secrets }) => secrets),
  };
}

function labelsOf(namespace: string, parts: readonly PartContent[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...parts.map(({ namespaceLabels }) => namespaceLabels?.(namespace)));
}
