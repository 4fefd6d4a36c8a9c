import { prefixLength } from '../cidr';
import { ingressRulesOf } from '../ingress-rule';
import type { AddressRanges, MeshInput } from '../input';
import { isMeshed } from '../membership';
import { neededRanges, type Sender } from '../sender';
import { meshCheck } from './subject';

const KEYS = ['nodeCidrs', 'podCidrs'] as const satisfies readonly (keyof AddressRanges)[];

/** How to find out what to write, since no environment file can know it. */
const EXAMPLES = {
  nodeCidrs: 'what holds the INTERNAL-IP of every line of `kubectl get nodes -o wide`, such as 10.0.10.0/24',
  podCidrs: 'what holds the `spec.podCIDRs` of every node in `kubectl get nodes -o yaml`, such as 10.244.0.0/16',
} as const satisfies Record<(typeof KEYS)[number], string>;

/** No wider than the largest private range, 10.0.0.0/8. */
const SHORTEST_PREFIX = 8;

/** Finds senders outside of the mesh whose address ranges are not given. */
export const missingCidrs = meshCheck({
  id: 'mesh/missing-cidrs',
  severity: 'error',
  since: '0.1.0',
  finds: 'somebody calls into the mesh from outside, and the addresses of nodes or pods are not known',
  happens: 'no policy can let its calls in: they are refused',
  remedy: 'say in `platform.nodeCidrs` and `platform.podCidrs` which addresses nodes and pods have',
  needs: ['mesh'],
  find: ({ mesh }) =>
    KEYS.filter((key) => (mesh[key] ?? []).length === 0).flatMap((key) => {
      const [example] = callsNeeding(key, mesh);
      if (example === undefined) return [];
      const { sender, workload, port } = example;
      return [
        {
          path: ['platform', key],
          problem: `${describe(sender)} calls port ${port} of ${workload.name} from outside of the mesh, and platform.${key} is not known`,
          fix: `write as platform.${key} ${EXAMPLES[key]}`,
        },
      ];
    }),
});

function callsNeeding(key: keyof AddressRanges, input: MeshInput) {
  return input.wiring.workloads
    .filter((workload) => isMeshed(workload, input))
    .flatMap((workload) =>
      ingressRulesOf(workload, input).flatMap(({ port, senders }) =>
        senders.filter((sender) => neededRanges([sender]).includes(key)).map((sender) => ({ sender, workload, port })),
      ),
    );
}

function describe({ workload, namespace }: Sender): string {
  return workload?.name ?? `a pod of ${namespace}`;
}

/** Finds address ranges so wide that they keep nobody out. */
export const openCidrs = meshCheck({
  id: 'mesh/open-cidr',
  severity: 'error',
  since: '0.1.0',
  finds: `a range of addresses of nodes or pods is broader than a /${SHORTEST_PREFIX}`,
  happens: 'everybody who reaches the pods passes their policies, without encryption',
  remedy: 'name only the ranges that the nodes or pods of this cluster have',
  needs: ['mesh'],
  find: ({ mesh }) =>
    ranges(mesh).flatMap(({ key, index, cidr }) => {
      const length = prefixLength(cidr);
      if (length === undefined || length >= SHORTEST_PREFIX) return [];
      return [
        {
          path: ['platform', key, index],
          problem: `${cidr} is broader than a /${SHORTEST_PREFIX}, and no cluster is as large as that`,
          fix: `write as platform.${key} ${EXAMPLES[key]}`,
        },
      ];
    }),
});

/** Finds address ranges that Istio and Kubernetes refuse. */
export const invalidCidrs = meshCheck({
  id: 'mesh/cidr-invalid',
  severity: 'error',
  since: '0.1.0',
  finds: 'what is given as a range of addresses is none',
  happens: 'the API server refuses every policy with it, and no policy of the environment is applied',
  remedy: 'write an address and the length of its prefix, /32 for a single address',
  needs: ['mesh'],
  find: ({ mesh }) =>
    ranges(mesh)
      .filter(({ cidr }) => prefixLength(cidr) === undefined)
      .map(({ key, index, cidr }) => ({
        path: ['platform', key, index],
        problem: `${cidr} is not an address range like 10.0.10.0/24, or 10.0.10.7/32 for a single address`,
        fix: `write as platform.${key} ${EXAMPLES[key]}`,
      })),
});

function ranges(input: AddressRanges) {
  return KEYS.flatMap((key) => (input[key] ?? []).map((cidr, index) => ({ key, index, cidr })));
}
