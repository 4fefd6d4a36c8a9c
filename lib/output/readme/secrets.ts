import type { Delivery } from '../../delivery/delivery';
import { stageFolder } from '../../delivery/stage';
import { objectFiles } from '../../kubernetes/object-files';
import type { SecretNeed } from '../../kubernetes/secret-need';
import type { StackPlan } from '../../plan/plan';
import { code, list, section } from '../../syntax/markdown';

/** Names and keys only: no value of a Secret ever passes through this project. */
export function secretsSection({ tiers, delivery }: StackPlan): string | undefined {
  const needs = tiers.flatMap((tier) => tier.secrets);
  return section(
    'Secrets that must exist',
    list(needs.map(describe)),
    ...(needs.length > 0 ? [delivery.notes.secrets, ...firstSteps(delivery)] : []),
  );
}

function describe({ name, namespace, keys, purpose }: SecretNeed): string {
  const lines = Object.entries(keys).map(([key, meaning]) => `\n  - \`${key}\`: ${meaning}`);
  return `\`${namespace}/${name}\`, ${purpose}, with the keys${lines.join('')}`;
}

/** The order that works although the first sync makes the namespaces. */
function firstSteps({ awaitedSecrets, notes, stages }: Delivery): readonly string[] {
  if (notes.madeNamespaces === undefined || awaitedSecrets.length === 0) return [];
  const namespaces = new Set(awaitedSecrets.map(({ namespace }) => namespace));
  const made = objectFiles(stages.prerequisites)
    .filter(({ object: { kind, metadata } }) => kind === 'Namespace' && namespaces.has(metadata.name))
    .map(({ file }) => `kubectl apply --server-side -f ${stageFolder('prerequisites')}/${file}`);
  return [
    BEFORE,
    code('sh', [...made, ...awaitedSecrets.map(creates)].join('\n')),
    ...(made.length > 0 ? [notes.madeNamespaces] : []),
  ];
}

const BEFORE =
  'By hand: in this folder, before anything else of it is applied, each `FILE` with the value alone and no newline at its end:';

function creates({ namespace, name, keys }: SecretNeed): string {
  const files = Object.keys(keys).map((key) => ` --from-file=${key}=FILE`);
  return `kubectl -n ${namespace} create secret generic ${name}${files.join('')}`;
}
