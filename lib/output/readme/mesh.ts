import { DATAPLANE_MODE } from '../../mesh/membership';
import { foreignNamespaces } from '../../needs/foreign';
import type { StackPlan } from '../../plan/plan';
import { code, join, list, type Markdown, md, section } from '../../syntax/markdown';

/** Describes what the policies do, and what they can't. */
export function meshSection(plan: StackPlan): Markdown | undefined {
  const { mesh, wiring } = plan;
  if (!mesh) return undefined;
  const { scraperNamespace, settings } = mesh;
  const scraped = wiring.workloads.filter(({ metrics }) => metrics).map(({ name }) => code(name));
  return section(
    'Mesh',
    md`Each workload of the mesh has an AuthorizationPolicy and a NetworkPolicy with exactly the callers drawn above, at the ports of its pods. Three things they do not do:`,
    list([
      'What a node sends to its own pods passes by Istio, as the probes of the kubelet must.',
      scraperNamespace === undefined
        ? md`Nobody may scrape metrics: \`monitoring.scraperNamespace\` would name who may.`
        : md`${code(scraperNamespace)} may scrape ${join(scraped)}. Where a program serves metrics and its API at one port, as Loki does, that opens both.`,
      'NetworkPolicies need a network plugin that enforces them: flannel alone does not.',
    ]),
    membersNote(settings.members.filter((name) => foreignNamespaces(plan).includes(name))),
  );
}

/** What others must do for callers to be known. */
function membersNote(members: readonly string[]): Markdown | undefined {
  if (members.length === 0) return undefined;
  const names = join(members.map((name) => code(name)));
  const label = code(`${DATAPLANE_MODE}=ambient`);
  return md`Someone else owns namespaces of the mesh: ${names}. Each must exist with the label ${label}, or its calls are refused.`;
}
