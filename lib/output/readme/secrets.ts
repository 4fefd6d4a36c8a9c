import type { SecretNeed } from '../../kubernetes/secret-need';
import type { StackPlan } from '../../plan/plan';
import { code, list, type Markdown, md, prose, section } from '../../syntax/markdown';

/** Names and keys only: no value of a Secret ever passes through this project. */
export function secretsSection({ tiers, delivery }: StackPlan): Markdown | undefined {
  const needs = tiers.flatMap((tier) => tier.secrets);
  return section(
    'Secrets that must exist',
    list(needs.map(describe)),
    needs.length > 0 ? delivery.notes.secrets : undefined,
  );
}

function describe({ name, namespace, keys, purpose }: SecretNeed): Markdown {
  const lines = list(Object.entries(keys).map(([key, meaning]) => md`${code(key)}: ${prose(meaning)}`));
  return md`${code(`${namespace}/${name}`)}, ${prose(purpose)}, with the keys\n${lines ?? ''}`;
}
