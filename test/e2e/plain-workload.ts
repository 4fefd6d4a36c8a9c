import { type JsonObject, valueAt } from '../../lib/kubernetes/json';
import { containers, listAt, objectAt, podSpec } from '../../lib/references/kube-object';
import type { Delivered } from './delivered';

/** The container of a workload that is delivered without Helm. */
export interface PlainContainer {
  readonly args: readonly string[];

  /** Variables with fixed values. */
  readonly env: Readonly<Record<string, string>>;

  /** What ConfigMaps bring into it, by path. */
  readonly files: Readonly<Record<string, string>>;

  /** As Kubernetes writes it. */
  readonly memoryLimit: string;
}

/** The only container of the workload of a kind, or nothing. */
export function plainContainer(delivered: Delivered, kind: 'DaemonSet' | 'StatefulSet'): PlainContainer | undefined {
  const workload = delivered.objects.find((object) => object.kind === kind);
  const [container] = workload ? containers(workload) : [];
  if (!workload || !container) return undefined;
  const args = valueAt(container, 'args');
  return {
    args: Array.isArray(args) ? args.map(String) : [],
    env: texts(Object.fromEntries(listAt(container, 'env').map(({ name, value }) => [String(name), value ?? 0]))),
    files: Object.assign(
      {},
      ...listAt(container, 'volumeMounts').map((mount) => mountedFiles(delivered, podSpec(workload), mount)),
    ),
    memoryLimit: String(valueAt(container, 'resources', 'limits', 'memory')),
  };
}

function mountedFiles({ objects }: Delivered, pod: JsonObject, mount: JsonObject): Readonly<Record<string, string>> {
  const volume = listAt(pod, 'volumes').find(({ name }) => name === mount.name);
  const mounted = valueAt(volume, 'configMap', 'name');
  const configMap = objects.find(({ kind, name }) => kind === 'ConfigMap' && name === mounted);
  const files = Object.entries(texts(objectAt(configMap?.json, 'data')));
  return Object.fromEntries(files.map(([name, text]) => [`${mount.mountPath}/${name}`, text]));
}

/** Those entries of a map that are texts. */
function texts(map: JsonObject): Readonly<Record<string, string>> {
  const entries = Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries);
}
