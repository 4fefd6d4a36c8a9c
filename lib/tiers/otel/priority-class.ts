import { PART_OF } from '../../kubernetes/labels';
import type { Manifest } from '../../kubernetes/manifest';

/**
 * The pods find room on a full node and are evicted last. A class of its own: where a quota guards the built-in
 * `system-node-critical`, as on GKE, pods outside of kube-system that ask for it are refused.
 */
export const PRIORITY_CLASS: Manifest = {
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: 'otel-collector', labels: PART_OF },
  value: 1000000,
  description: 'Log collectors: a node without one loses logs.',
};
