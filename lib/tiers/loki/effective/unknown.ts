import { hasTemplate, isTrue } from '../../../charts/go-template';
import type { Json } from '../../../kubernetes/json';
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
  const templates = Object.entries(release.values).filter(
    ([key, value]) => key !== 'extraObjects' && holds(key, value),
  );
  return [
    ...asked.map(([reason]) => reason),
    ...templates.map(([key]) => `${key} holds templates`),
    ...minioUnknown(release),
  ];
}

/** Blocks of `loki` end in its configuration, which says so itself. */
function holds(key: string, value: Json): boolean {
  return key !== 'loki' && key !== 'minio' && hasTemplate(value);
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
