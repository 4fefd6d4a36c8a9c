import type { SecretNeed } from '../../kubernetes/secret-need';
import type { StackPlan } from '../../plan/plan';
import { list, section } from '../../syntax/markdown';

/** Names and keys only: no value of a Secret ever passes through this project. */
export function secretsSection({ tiers, delivery }: StackPlan): string | undefined {
  const needs = tiers.flatMap((tier) => tier.secrets);
  return section(
    'Secrets that must exist',
    list(needs.map(describe)),
    needs.length > 0 ? delivery.notes.secrets : undefined,
  );
}

function describe({ name, namespace, keys, purpose }: SecretNeed): string {
  const lines = Object.entries(keys).map(([key, meaning]) => `\n  - \`${key}\`: ${meaning}`);
  return `\`${namespace}/${name}\`, ${purpose}, with the keys${lines.join('')}`;
}
