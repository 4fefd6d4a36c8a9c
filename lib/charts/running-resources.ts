import { defineCheck } from '../findings/check';
import type { Found } from '../findings/finding-kind';
import { containerTitle, type EffectiveContainer, type EffectiveWorkload } from '../kubernetes/effective-workload';
import { type Json, valueAt } from '../kubernetes/json';
import type { Platform } from '../platform/platform';
import { quantity } from '../units/quantity';
import { Size } from '../units/size';
import { type Running, requestPlace } from './running';

const define = defineCheck<{ readonly running: readonly Running[]; readonly platform: Platform }>();

/** Kubernetes refuses pods that request more than they may use: `ValidateContainerResourceRequirements` of its API. */
export const requestsWithinLimits = define({
  id: 'resources/request-above-limit',
  severity: 'error',
  since: '0.2.0',
  finds: 'a container requests more CPU or memory than it may use',
  happens: 'the API server refuses its pods, and none of them ever starts',
  remedy: 'raise the limit, or lower the request',
  needs: ['running'],
  find: ({ running }) =>
    running.flatMap((part) =>
      part.workloads.flatMap((workload) =>
        [...workload.initContainers, ...workload.containers].flatMap((container) =>
          ['cpu', 'memory'].flatMap((resource) => aboveLimit(part, workload, container, resource)),
        ),
      ),
    ),
});

function aboveLimit(
  part: Running,
  workload: EffectiveWorkload,
  container: EffectiveContainer,
  resource: string,
): readonly Found[] {
  const { resources } = container;
  const request = valueAt(resources, 'requests', resource);
  const limit = valueAt(resources, 'limits', resource);
  const [least, most] = [quantity(request), quantity(limit)];
  if (least === undefined || most === undefined || least <= most) return [];
  return [
    {
      path: requestPlace(part, workload.name, resource),
      problem: `${containerTitle(workload, container)} requests ${request} of ${resource}, and may use ${limit}`,
      fix: `raise the limit of ${resource} to ${request} or more, or lower the request`,
    },
  ];
}

/** A pod without a node that is large enough waits for ever. */
export const podsFitNodes = define({
  id: 'resources/exceed-node',
  severity: 'error',
  since: '0.2.0',
  finds: 'a pod requests more memory than the smallest node has, if `platform.nodeMemory` is given',
  happens: 'the pod finds no node, and waits for ever',
  remedy: 'request less, or use larger nodes',
  needs: ['running', 'platform'],
  find: ({ running, platform: { nodeMemory } }) =>
    nodeMemory === undefined
      ? []
      : running.flatMap((part) => part.workloads.flatMap((workload) => tooLarge(part, workload, nodeMemory))),
});

function tooLarge(part: Running, workload: EffectiveWorkload, node: Size): readonly Found[] {
  const requested = workload.containers.map((container) => requestedMemory(container.resources));
  const total = requested.reduce((sum, bytes) => sum + bytes, 0);
  if (total <= node.bytes) return [];
  return [
    {
      path: requestPlace(part, workload.name, 'memory'),
      problem: `a pod of ${workload.name} requests ${Size.mebibytes(Math.ceil(total / 2 ** 20))} of memory, and the smallest node has ${node}`,
      fix: `request less than ${node}, or say in platform.nodeMemory how large the nodes are`,
    },
  ];
}

/** Without a request, Kubernetes takes the limit for one. */
function requestedMemory(resources: Json): number {
  return quantity(valueAt(resources, 'requests', 'memory')) ?? quantity(valueAt(resources, 'limits', 'memory')) ?? 0;
}
