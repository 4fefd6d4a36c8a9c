import type { JsonObject } from '../../lib/kubernetes/json';
import { type KubeObject, kubeObject } from '../../lib/references/kube-object';

/** An object of the namespace `flux-system`, or of another that it says. */
export function object(apiVersion: string, kind: string, name: string, rest: JsonObject = {}): KubeObject {
  const made = kubeObject({ apiVersion, kind, metadata: { name, namespace: 'flux-system' }, ...rest }, 'a test');
  if (!made) throw new Error('not an object');
  return made;
}

/** What Flux is told of a release. */
export function helmRelease(spec: JsonObject, chart: JsonObject = {}): KubeObject {
  const from = { chart: 'loki', version: '6.49.0', sourceRef: { kind: 'HelmRepository', name: 'grafana' }, ...chart };
  return object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'loki', {
    spec: { releaseName: 'loki', targetNamespace: 'monitoring', chart: { spec: from }, ...spec },
  });
}

export function helmRepository(url = 'https://charts.example'): KubeObject {
  return object('source.toolkit.fluxcd.io/v1', 'HelmRepository', 'grafana', { spec: { url } });
}

export function application(spec: JsonObject): KubeObject {
  return object('argoproj.io/v1alpha1', 'Application', 'logging-loki', { spec });
}

export function helmChart(spec: JsonObject): KubeObject {
  return object('helm.cattle.io/v1', 'HelmChart', 'loki', { spec });
}
