import { linkFinding } from '../../../lib/checks/links';
import type { JsonObject } from '../../../lib/kubernetes/json';
import type { KubeObject } from '../../../lib/references/kube-object';
import { broken, LOKI, object, pods, service, text } from '../../references/objects';
import type { Case, Cases } from './case';
import { collectedBy, loki, OTEL, patch } from './environment';

const linked =
  (...objects: readonly KubeObject[]): Case =>
  () =>
    broken(objects).map((found) => linkFinding(found, found.object));

const SELECTOR: JsonObject = { matchLabels: { app: 'loki' } };
const reading = (source: JsonObject) => pods('reader', { ports: [], spec: { volumes: [{ name: 'v', ...source }] } });
const provisioned = text('apiVersion: 1\ndatasources:\n  - name: Loki\n    uid: loki\n    type: loki', 'datasource');
const panels = [{ datasource: { type: 'loki', uid: 'other' } }];

/** What is found of what objects refer to. */
export const LINKED: Cases = {
  'link/url': linked(...LOKI, text('url: http://loki.logging.svc.cluster.local:3200', 'caller')),
  'link/service': linked(pods('loki', { ports: [] }), service('loki', { app: 'lokki' }, [{ port: 80 }])),
  'link/selector': linked(
    pods('loki', { ports: [] }),
    object('PodDisruptionBudget', 'loki', { spec: { selector: { matchLabels: { app: 'lokki' } } } }),
  ),
  'link/port': linked(
    ...LOKI,
    object('NetworkPolicy', 'loki', { spec: { podSelector: SELECTOR, ingress: [{ ports: [{ port: 3101 }] }] } }),
  ),
  'link/monitor': linked(
    ...LOKI,
    object('ServiceMonitor', 'loki', { spec: { selector: SELECTOR, endpoints: [{ port: 'metrics' }] } }),
  ),
  'link/policy': linked(
    ...LOKI,
    object('NetworkPolicy', 'loki', {
      spec: { podSelector: SELECTOR, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'nobody' } } }] }] },
    }),
  ),
  'link/secret': linked(reading({ secret: { secretName: 'nowhere' } })),
  'link/config-map': linked(reading({ configMap: { name: 'nowhere' } })),
  'link/account': linked(pods('alloy', { ports: [], spec: { serviceAccountName: 'nobody' } })),
  'link/delivery': linked(
    object('HelmRelease', 'a', {
      spec: { chart: { spec: { sourceRef: { kind: 'HelmRepository', name: 'nowhere' } } } },
    }),
  ),
  'link/datasource': linked(
    provisioned,
    object('ConfigMap', 'dashboard', { data: { 'a.json': JSON.stringify({ panels }, undefined, 2) } }),
  ),
  'link/listener': linked(...LOKI, pods('idle')),
  'link/object': linked(reading({ persistentVolumeClaim: { claimName: 'nowhere' } })),
  'link/workload': collectedBy(
    OTEL,
    `${loki('gateway: false', 'canary: false')}packaging: manifests\n${patch('StatefulSet', 'loki', '/spec/replicas', 2)}\n`,
  ),
};
