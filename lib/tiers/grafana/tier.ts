import { kubernetesObject } from '../../kubernetes/kinds';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest } from '../../kubernetes/manifest';
import { toYaml } from '../../syntax/yaml';
import type { Tier } from '../tier';
import { credentialNeeds } from './credentials';
import type { ResolvedDatasource } from './datasource';
import { provisioning } from './provisioning';

/** A Grafana datasource as the ConfigMap that Grafana's sidecar picks up. */
export function grafanaTier(props: ResolvedDatasource): Tier {
  return {
    name: 'grafana',
    workloads: [],
    flows: [{ from: { external: 'Grafana', namespace: props.namespace }, to: props.query, purpose: 'query logs' }],
    releases: [],
    prerequisites: [],
    configs: [datasourceConfigMap(props)],
    secrets: credentialNeeds(props),
  };
}

function datasourceConfigMap(props: ResolvedDatasource): Manifest {
  const { namespace, sidecarLabel } = props;
  return kubernetesObject(
    'ConfigMap',
    { name: 'loki-datasource', namespace, labels: { ...PART_OF, [sidecarLabel.name]: sidecarLabel.value } },
    { data: { 'loki-datasource.yaml': toYaml(provisioning(props)) } },
  );
}
