import type { Manifest } from '../../kubernetes/manifest';
import type { SmokeCheck } from '../../smoke/check';
import { sh } from '../../syntax/shell';
import type { DatasourceSettings } from './datasource';

/** Makes the check that Grafana's sidecar finds the data source. */
export function grafanaChecks(
  datasource: DatasourceSettings | undefined,
  configs: readonly Manifest[],
): readonly SmokeCheck[] {
  if (!datasource) return [];
  const { name, value } = datasource.sidecarLabel;
  const maps = configs.filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.labels?.[name] === value);
  return maps.map(({ metadata }) => ({
    name: 'grafana_finds_its_datasource',
    title: 'Grafana finds the data source',
    body: [
      sh`kube get configmaps ${[`--namespace=${metadata.namespace}`, `--selector=${name}=${value}`]} -o name |`,
      sh`  grep -qxF ${`configmap/${metadata.name}`} ||`,
      sh`  fail ${`no ConfigMap ${metadata.namespace}/${metadata.name} has the label ${name}=${value}`}`,
      sh`echo ${`${metadata.namespace}/${metadata.name}, ${name}=${value}`}`,
    ],
  }));
}
