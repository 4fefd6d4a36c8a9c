import { hasTemplate, isTrue, mapOf } from '../../../charts/go-template';
import { isJsonObject, type Json } from '../../../kubernetes/json';
import { at, type LokiRelease } from './release';

/** What nobody computes, by where the values ask for it. */
const NOT_COMPUTED: readonly (readonly [reason: string, ...path: string[]])[] = [
  ['Grafana Enterprise Logs runs in place of Loki', 'enterprise', 'enabled'],
  ['the rollout operator is not computed', 'rollout_operator', 'enabled'],
  [
    'the operator of the Grafana Agent is not computed',
    'monitoring',
    'selfMonitoring',
    'grafanaAgent',
    'installOperator',
  ],
  ['extraObjects may be workloads', 'extraObjects'],
];

/** Lists why a release may run something else than what is computed. */
export function lokiUnknown(release: LokiRelease): readonly string[] {
  const asked = NOT_COMPUTED.filter(([, ...path]) => isTrue(at(release, ...path)));
  const templates = Object.entries(release.said).filter(([key, value]) => reachesPods(key, value));
  return [
    ...asked.map(([reason]) => reason),
    ...templates.map(([key]) => `${key} holds templates`),
    ...minioUnknown(release),
  ];
}

/** Keys below which a template says nothing of what runs in a pod. */
const ELSEWHERE = [
  ...[
    'affinity',
    'topologySpreadConstraints',
    'annotations',
    'podAnnotations',
    'labels',
    'podLabels',
    'selectorLabels',
  ],
  ...['nginxConfig', 'htpasswd', 'ingress', 'route', 'kedaAutoscaling'],
];

/** Sections of which nothing does. */
const NOT_OF_PODS = ['extraObjects', 'monitoring', 'networkPolicy', 'ingress', 'route', 'test'];

function reachesPods(section: string, value: Json): boolean {
  if (NOT_OF_PODS.includes(section)) return false;
  if (section !== 'loki') return hasTemplate(withoutKeys(value, ELSEWHERE));
  // The rest of it ends in the configuration, which says so itself.
  const { configObjectName = null, generatedConfigObjectName = null } = mapOf(value);
  return hasTemplate([configObjectName, generatedConfigObjectName]);
}

function withoutKeys(value: Json, keys: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item) => withoutKeys(item, keys));
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !keys.includes(key));
  return Object.fromEntries(kept.map(([key, below]) => [key, withoutKeys(below, keys)]));
}

function minioUnknown(release: LokiRelease): readonly string[] {
  if (!isTrue(at(release, 'minio', 'enabled'))) return [];
  const distributed = at(release, 'minio', 'mode') === 'distributed';
  const special = ['tls', 'oidc'].filter((key) => isTrue(at(release, 'minio', key, 'enabled')));
  return [
    ...(distributed ? [] : ['a MinIO that is not distributed is not computed']),
    ...special.map((key) => `minio.${key} is not computed`),
  ];
}
