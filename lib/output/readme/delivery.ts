import { STAGES, stageFolder } from '../../delivery/stage';
import { type ExistingNamespace, existingNamespaces } from '../../needs/existing-namespaces';
import type { StackPlan } from '../../plan/plan';
import { blocks, code, join, list, type Markdown, md, section, table } from '../../syntax/markdown';

const CONTENT: Readonly<Record<(typeof STAGES)[number], string>> = {
  prerequisites: 'what releases need: namespaces, rights, policies',
  releases: 'what runs: Helm releases, or plain workloads',
  configs: 'what needs the CRDs of others, or the releases',
};

export function deliverySection(plan: StackPlan): Markdown | undefined {
  const { environment, delivery } = plan;
  const rows = STAGES.filter((stage) => delivery.stages[stage].length > 0).map((stage) => [
    code(`${stageFolder(stage)}/`),
    CONTENT[stage],
    String(delivery.stages[stage].length),
  ]);
  const started = environment.enabled || delivery.entry.length > 0;
  if (!started && rows.length === 0) return section('Delivery', NOTHING_LEFT);
  return section(
    'Delivery',
    started ? delivery.notes.start : undefined,
    environment.enabled ? PROOF : undefined,
    table(['Stage', 'Holds', 'Objects'], rows),
    namespacesOfOthers(plan),
  );
}

const NOTHING_LEFT = md`No object is left to deliver.`;

const PROOF = md`Then \`./smoke.sh\` in this folder shows whether lines arrive.`;

/** What others must do for pods to be admitted, a line a namespace. */
function namespacesOfOthers(plan: StackPlan): Markdown | undefined {
  const items = existingNamespaces(plan).map((namespace) => md`${code(namespace.name)}: ${demand(namespace)}`);
  if (items.length === 0) return undefined;
  return blocks(
    md`Someone else owns namespaces in which pods of this stack run. They must exist, and admit these pods:`,
    list(items),
  );
}

function demand({ level, accepted, withoutLabel, labels }: ExistingNamespace): Markdown {
  const its = join(
    Object.entries(labels).map(([label, value]) => code(`${label}=${value}`)),
    ' and ',
  );
  if (level === 'restricted') return md`any Pod Security level${its.source === '' ? '' : md`, and the label ${its}`}`;
  const needed = md`the Pod Security level ${code(level)}${level === 'privileged' ? '' : ' or a wider one'}`;
  const without = accepted.includes('none')
    ? 'A cluster that enforces nothing by itself needs none.'
    : md`Without it, this cluster enforces ${code(withoutLabel ?? '')}, and refuses the pods.`;
  return md`${needed}, by the label ${its}. ${without}`;
}
