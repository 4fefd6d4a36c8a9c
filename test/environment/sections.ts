import { keysAt } from '../../lib/environment/problems/schema-tree';
import { isJsonObject, type JsonObject } from '../../lib/kubernetes/json';
import { MINIMAL } from './in-memory';

// Sections of which an environment file holds one: what test/environment/everything.yaml can not say as well.

export const FLUX = 'delivery: { flux: {} }\n';
export const ALLOY = '  alloy: { namespace: monitoring }\n';

export const ARGOCD = `
argocd:
  namespace: gitops
  project: logs
  source: { repoUrl: "git@git.example.com:platform/logging.git", targetRevision: main }
  path: ./clusters/production
  server: https://10.0.0.1:6443
  leaving: [old-logging]
`;

export const OTEL = `
otel:
  chart: 0.170.0
  shipper:
    namespace: otel-shipper
    resources: { requests: { cpu: 50m, memory: 64Mi }, limits: { memory: 256Mi } }
    values: { a: 1 }
  receiver:
    namespace: otel-receiver
    resources: { limits: { memory: 128Mi } }
    values: { b: 2 }
  stateDirectory: /var/state/otel
  queue: 5Gi
  boundedRetry:
    initialInterval: 1s
    maxInterval: 300s
    maxElapsedTime: 600s
    jitter: 0.25
    consumers: 4
    queueSize: 5000
  labels: otlp
  scrapeAnnotations: true
`;

export const indented = (section: string) => section.trim().replaceAll(/^/gm, '  ');
export const byArgoCd = (section = ARGOCD) => MINIMAL.replace(FLUX, `delivery:\n${indented(section)}\n`);
export const withOtel = (section = OTEL) => MINIMAL.replace(ALLOY, `${indented(section)}\n`);

/** Keys that the schema knows below a path and the data lacks; free maps and resources have tests elsewhere. */
export function unused(data: JsonObject, path: readonly string[]): readonly string[] {
  return keysAt(path).flatMap((key) => {
    const value = data[key];
    if (value === undefined) return [[...path, key].join('.')];
    return isJsonObject(value) && key !== 'resources' ? unused(value, [...path, key]) : [];
  });
}
