import type { StackPlan } from '../../plan/plan';
import { list, section } from '../../syntax/markdown';

/** Describes what the policies do, and what they can't. */
export function meshSection({ mesh, wiring }: StackPlan): string | undefined {
  if (!mesh) return undefined;
  const { scraperNamespace } = mesh;
  const scraped = wiring.workloads.filter(({ metrics }) => metrics).map(({ name }) => `\`${name}\``);
  return section(
    'Mesh',
    'Each workload of the mesh has an AuthorizationPolicy and a NetworkPolicy with exactly the callers drawn above, at the ports of its pods. Three things they do not do:',
    list([
      'What a node sends to its own pods passes by Istio, as the probes of the kubelet must.',
      scraperNamespace === undefined
        ? 'Nobody may scrape metrics: `monitoring.scraperNamespace` would name who may.'
        : `\`${scraperNamespace}\` may scrape ${scraped.join(', ')}. Where a program serves metrics and its API at one port, as Loki does, that opens both.`,
      'NetworkPolicies need a network plugin that enforces them: flannel alone does not.',
    ]),
  );
}
