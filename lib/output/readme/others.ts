import type { StackPlan } from '../../plan/plan';
import type { Others } from '../../references/others';
import { code, join, list, type Markdown, md, section } from '../../syntax/markdown';

/** Lists what the environment file declares of others, which nothing checks. */
export function othersSection({ environment: { others } }: StackPlan): Markdown | undefined {
  return section('What others bring, or call', list([...brought(others), ...others.calls.map(called)]));
}

function brought({ secrets, services, objects }: Others): readonly Markdown[] {
  return [
    ...secrets.map(({ namespace, name, keys }) => {
      const held = keys.length > 0 ? md` with ${join(keys.map(code))}` : '';
      return md`the Secret ${code(`${namespace}/${name}`)}${held}`;
    }),
    ...services.map(
      ({ namespace, name, port }) => md`the Service ${code(`${namespace}/${name}`)} with port ${String(port)}`,
    ),
    ...objects.map(({ kind, namespace, name }) => md`the ${kind} ${code([namespace ?? [], name].flat().join('/'))}`),
  ];
}

function called({ namespace, workload, port }: Others['calls'][number]): Markdown {
  return md`calls of port ${String(port)} of ${code(`${namespace}/${workload}`)}`;
}
