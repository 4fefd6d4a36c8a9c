import type { JsonObject } from '../../kubernetes/json';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest } from '../../kubernetes/manifest';
import { toYaml } from '../../syntax/yaml';
import { type Endpoint, endpointUrl } from '../../wiring/endpoint';
import type { Tier } from '../tier';

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

export interface DatasourceProps extends DatasourceSettings {
  /** Where Grafana sends queries. */
  readonly query: Endpoint;
}

/** A Grafana datasource as the ConfigMap that Grafana's sidecar picks up. */
export function grafanaTier(props: DatasourceProps): Tier {
  return {
    name: 'grafana',
    workloads: [],
    flows: [{ from: { external: 'Grafana', namespace: props.namespace }, to: props.query, purpose: 'query logs' }],
    releases: [],
    prerequisites: [],
    configs: [datasourceConfigMap(props)],
    secrets: [],
  };
}

function datasourceConfigMap(props: DatasourceProps): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'loki-datasource',
      namespace: props.namespace,
      labels: { ...PART_OF, [props.sidecarLabel.name]: props.sidecarLabel.value },
    },
    data: { 'loki-datasource.yaml': toYaml(provisioning(props)) },
  };
}

/** https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
function provisioning({ name, uid, isDefault, query }: DatasourceProps): unknown {
  return {
    apiVersion: 1,
    datasources: [
      { name, uid, type: 'loki', access: 'proxy', url: endpointUrl(query), isDefault, ...tenantHeader(query) },
    ],
  };
}

/**
 * https://grafana.com/docs/grafana/latest/administration/provisioning/#custom-http-headers-for-data-sources
 * Grafana takes the values of headers from nowhere else. The name of a tenant is no secret: it opens nothing by itself.
 */
function tenantHeader({ tenant }: Endpoint): JsonObject {
  if (tenant === undefined) return {};
  return { jsonData: { httpHeaderName1: 'X-Scope-OrgID' }, secureJsonData: { httpHeaderValue1: tenant } };
}
