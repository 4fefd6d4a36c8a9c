import type { StackPlan } from '../../plan/plan';
import type { Others } from '../../references/others';
import { list, section } from '../../syntax/markdown';

/** Lists what the environment file declares of others, which nothing checks. */
export function othersSection({ environment: { others } }: StackPlan): string | undefined {
  return section('What others bring, or call', list([...brought(others), ...others.calls.map(called)]));
}

function brought({ secrets, services, objects }: Others): readonly string[] {
  return [
    ...secrets.map(({ namespace, name, keys }) => {
      const held = keys.length > 0 ? ` with ${keys.map((key) => `\`${key}\``).join(', ')}` : '';
      return `the Secret \`${namespace}/${name}\`${held}`;
    }),
    ...services.map(({ namespace, name, port }) => `the Service \`${namespace}/${name}\` with port ${port}`),
    ...objects.map(({ kind, namespace, name }) => `the ${kind} \`${[namespace ?? [], name].flat().join('/')}\``),
  ];
}

function called({ namespace, workload, port }: Others['calls'][number]): string {
  return `calls of port ${port} of \`${namespace}/${workload}\``;
}
