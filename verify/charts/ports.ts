import type { JsonObject } from '../../lib/kubernetes/json';
import { type KubeObject, listAt } from '../../lib/references/kube-object';

/** Tells the ports of Services and of containers, by objects and by names, both sorted; what comes first counts. */
export function portsOf(objects: readonly KubeObject[]): JsonObject {
  const named = objects.flatMap((object): readonly (readonly [string, JsonObject])[] => {
    const ports = object.kind === 'Service' ? portsIn(object.json, '', 'spec') : containerPorts(object);
    return Object.keys(ports).length > 0 ? [[`${object.kind} ${object.name}`, ports]] : [];
  });
  return sorted(Object.fromEntries([...named].reverse()));
}

function containerPorts({ json }: KubeObject): JsonObject {
  const containers = listAt(json, 'spec', 'template', 'spec', 'containers');
  return sorted(Object.assign({}, ...containers.map((container) => portsIn(container, `${String(container.name)} `))));
}

function portsIn(json: JsonObject, prefix: string, ...path: readonly string[]): JsonObject {
  const ports = listAt(json, ...path, 'ports').map(({ name, port, containerPort }) => {
    const number = port ?? containerPort ?? null;
    return [`${prefix}${String(name ?? number)}`, number] as const;
  });
  return sorted(Object.fromEntries(ports));
}

function sorted(map: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
