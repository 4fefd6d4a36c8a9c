import type { JsonObject } from '../../lib/kubernetes/json';
import { type KubeObject, kubeObject } from '../../lib/references/kube-object';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import type { Material, Rendering } from '../../verify/material';

export const COLLECTOR = `receivers:
  otlp: {}
exporters:
  debug: {}
service:
  pipelines:
    logs: { receivers: [otlp], exporters: [debug] }
`;
export const LOKI = 'auth_enabled: false\nschema_config:\n  configs: []\n';
export const PROMTAIL = 'clients:\n  - url: http://loki\nscrape_configs:\n  - job_name: pods\n';
export const ALLOY = 'logging {\n\tlevel = "info"\n}\n\nloki.write "default" {\n\tendpoint { }\n}\n';

export function object(data: JsonObject, origin = '2-releases/file.yaml', namespace?: string): KubeObject {
  const read = kubeObject(data, origin, namespace);
  if (!read) throw new Error('no object');
  return read;
}

export function configMap(data: JsonObject, name = 'config'): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'demo' }, data };
}

export function helmChart(values: string, name = 'loki'): JsonObject {
  const spec = { chart: name, version: '1.0.0', targetNamespace: 'demo', valuesContent: values };
  return { apiVersion: 'helm.cattle.io/v1', kind: 'HelmChart', metadata: { name, namespace: 'kube-system' }, spec };
}

/** An environment with these objects, an object a file; its releases all come to the same end. */
export function material(
  objects: readonly JsonObject[],
  result: Rendering = { unavailable: 'the chart is not at hand' },
): Material {
  const read = objects.map((data, index) => object(data, `2-releases/${index}.yaml`));
  const files = read.map((each) => ({
    name: each.origin,
    path: `dist/demo/${each.origin}`,
    text: '',
    documents: [each.json],
    objects: [each],
  }));
  const releases = deliveredReleases(read).map((release) => ({ release, result }));
  return { environment: 'demo', files, releases, inventories: [] };
}
