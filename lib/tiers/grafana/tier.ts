import { kubernetesObject } from '../../kubernetes/kinds';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest } from '../../kubernetes/manifest';
import { toYaml } from '../../syntax/yaml';
import type { Endpoint } from '../../wiring/endpoint';
import type { Tier } from '../tier';
import { credentialNeeds } from './credentials';
import { provisioning } from './provisioning';

/** How the Grafana that someone else runs finds this Loki. */
export interface DatasourceSettings {
  /** Namespace in which Grafana's sidecar looks. */
  readonly namespace: string;

  /** Name that people see. */
  readonly name: string;

  /** Fixed, so that dashboards and links survive. */
  readonly uid: string;

  readonly isDefault: boolean;

  /** Label that the sidecar looks for. */
  readonly sidecarLabel: { readonly name: string; readonly value: string };
}

export interface ResolvedDatasource extends DatasourceSettings {
  /** Where Grafana sends queries. */
  readonly query: Endpoint;

  /** Uid of the data source to which ids of traces lead. @default - lines lead nowhere */
  readonly tracesUid?: string;
}

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
