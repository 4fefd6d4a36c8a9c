import type { JsonObject } from '../../lib/kubernetes/json';
import type { BrokenLink } from '../../lib/references/broken-link';
import { type Declared, NOTHING_DECLARED } from '../../lib/references/declared';
import { type KubeObject, kubeObject } from '../../lib/references/kube-object';
import { link } from '../../lib/references/link';

/** An object of the namespace `logging`, unless it says another one. */
export function object(kind: string, name: string, fields: JsonObject, metadata: JsonObject = {}): KubeObject {
  const json = { apiVersion: 'v1', kind, metadata: { namespace: 'logging', name, ...metadata }, ...fields };
  const read = kubeObject(json, `${name}.yaml`);
  if (!read) throw new Error(`${kind} ${name} is no object`);
  return read;
}

export function service(
  name: string,
  selector: JsonObject,
  ports: readonly JsonObject[],
  spec: JsonObject = {},
): KubeObject {
  return object('Service', name, { spec: { selector, ports: [...ports], ...spec } }, { labels: { app: name } });
}

export interface Pods {
  readonly kind?: string;
  readonly labels?: JsonObject;
  readonly ports?: readonly JsonObject[];
  readonly container?: JsonObject;
  readonly spec?: JsonObject;
}

/** A Deployment whose pods have the label `app: <name>`, and listen on `http`, 3100. */
export function pods(
  name: string,
  { kind = 'Deployment', labels = { app: name }, ports, container, spec }: Pods = {},
): KubeObject {
  const main = { name, ports: [...(ports ?? [{ name: 'http', containerPort: 3100 }])], ...container };
  const template = { metadata: { labels }, spec: { containers: [main], ...spec } };
  return object(kind, name, { spec: { selector: { matchLabels: labels }, template } });
}

/** A ConfigMap with a text. */
export function text(value: string, name = 'text'): KubeObject {
  return object('ConfigMap', name, { data: { 'config.yaml': value } });
}

/** A Loki with a Service, and somebody who pushes to it: nothing is broken. */
export const LOKI: readonly KubeObject[] = [
  pods('loki'),
  service('loki', { app: 'loki' }, [{ name: 'http', port: 80, targetPort: 'http' }]),
  text('url: http://loki.logging.svc.cluster.local', 'caller'),
];

export function broken(objects: readonly KubeObject[], declared: Partial<Declared> = {}): readonly BrokenLink[] {
  return link(objects, { ...NOTHING_DECLARED, calls: [], ...declared });
}

/** What is broken, as `check object`. */
export function names(objects: readonly KubeObject[], declared?: Partial<Declared>): readonly string[] {
  return broken(objects, declared).map(({ check, object: of }) => `${check} ${of}`);
}
