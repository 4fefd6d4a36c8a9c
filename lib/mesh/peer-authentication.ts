import type { PeerAuthenticationSpec } from '../../imports/security.istio.io';
import { PART_OF } from '../kubernetes/labels';
import type { Manifest, Plain } from '../kubernetes/manifest';
import type { Workload } from '../wiring/workload';
import type { IngressRule } from './ingress-rule';

/** Refuses plain text at every port of a namespace. */
export function strictNamespace(namespace: string): Manifest {
  return peerAuthentication('default', namespace, { mtls: { mode: 'STRICT' } });
}

/** Refuses plain text at every port of a workload but those that senders outside of the mesh call. */
export function strictWorkload({ name, namespace, podLabels }: Workload, openPorts: readonly number[]): Manifest {
  return peerAuthentication(name, namespace, {
    selector: { matchLabels: podLabels },
    // Never left to the parents: what an unset mode makes of the ports depends on theirs.
    mtls: { mode: 'STRICT' },
    ...(openPorts.length > 0 && {
      portLevelMtls: Object.fromEntries(openPorts.map((port) => [port, { mode: 'PERMISSIVE' } as const])),
    }),
  });
}

/** Lists the ports that callers outside of the mesh use, which can't encrypt. */
export function plainTextPorts(ingressRules: readonly IngressRule[]): readonly number[] {
  return ingressRules
    .filter(({ senders }) => senders.some(({ network }) => network !== 'mesh'))
    .map(({ port }) => port);
}

function peerAuthentication(name: string, namespace: string, spec: Plain<PeerAuthenticationSpec>): Manifest {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name, namespace, labels: PART_OF },
    spec,
  };
}
