import { STAGES, stageFolder } from '../../delivery/stage';
import type { StackPlan } from '../../plan/plan';
import { code, join, type Markdown, md, section, table } from '../../syntax/markdown';

const CONTENT: Readonly<Record<(typeof STAGES)[number], string>> = {
  prerequisites: 'what releases need: namespaces, rights, policies',
  releases: 'what runs: Helm releases, or plain workloads',
  configs: 'what needs the CRDs of others, or the releases',
};

export function deliverySection({ environment, delivery }: StackPlan): Markdown | undefined {
  const rows = STAGES.filter((stage) => delivery.stages[stage].length > 0).map((stage) => [
    code(`${stageFolder(stage)}/`),
    CONTENT[stage],
    String(delivery.stages[stage].length),
  ]);
  if (!environment.enabled && rows.length === 0) return section('Delivery', NOTHING_LEFT);
  return section(
    'Delivery',
    delivery.notes.start,
    environment.enabled ? PROOF : undefined,
    table(['Stage', 'Holds', 'Objects'], rows),
    existingNamespaces(environment.namespaces),
  );
}

const NOTHING_LEFT = md`No object is left to deliver.`;

const PROOF = md`Then \`./smoke.sh\` in this folder shows whether lines arrive.`;

function existingNamespaces(namespaces: StackPlan['environment']['namespaces']): Markdown | undefined {
  const names = Object.entries(namespaces).flatMap(([name, { existing }]) => (existing ? [code(name)] : []));
  if (names.length === 0) return undefined;
  return md`Someone else owns the namespaces ${join(names)}: they must exist and admit these pods.`;
}
