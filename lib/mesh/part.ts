import { NOTHING, type PartContent } from '../wiring/part-content';
import type { MeshInput } from './input';
import { meshLabels } from './membership';
import { meshObjects } from './objects';

/** Makes what the mesh adds to a stack: policies before the releases, and the labels by which namespaces join it. */
export function meshPart(input: MeshInput): PartContent {
  return {
    ...NOTHING,
    prerequisites: meshObjects(input),
    namespaceLabels: (namespace) => meshLabels(namespace, input.wiring.workloads),
  };
}
