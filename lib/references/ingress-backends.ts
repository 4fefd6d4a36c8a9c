import { type JsonObject, valueAt } from '../kubernetes/json';
import { type KubeObject, listAt, objectAt } from './kube-object';

/** Lists the Services that an Ingress leads to, each with `name` and `port`. */
export function ingressBackends({ json }: KubeObject): readonly JsonObject[] {
  const paths = listAt(json, 'spec', 'rules').flatMap((rule) => listAt(rule, 'http', 'paths'));
  const backends = [objectAt(json, 'spec', 'defaultBackend'), ...paths.map((path) => objectAt(path, 'backend'))];
  return backends
    .filter((backend) => valueAt(backend, 'service', 'name') !== undefined)
    .map((backend) => objectAt(backend, 'service'));
}
