import { parse } from 'yaml';
import { type DatasourceProps, grafanaTier } from '../../../lib/tiers/grafana/datasource';
import { endpoint } from '../../support/wiring';

const everything: Required<DatasourceProps> = {
  namespace: 'grafana',
  name: 'Loki',
  uid: 'loki',
  isDefault: true,
  sidecarLabel: { name: 'grafana_datasource', value: '1' },
  query: endpoint({ service: 'loki-gateway', port: 80, path: '', tenant: 'prod' }),
};

test('the ConfigMap has the label that the sidecar looks for, in the namespace where it looks', () => {
  const [configMap] = grafanaTier(everything).configs;
  expect(configMap).toMatchObject({
    kind: 'ConfigMap',
    metadata: { namespace: 'grafana', labels: { grafana_datasource: '1' } },
  });
});

test('the datasource has a fixed uid, the URL of the query endpoint, and its tenant as a header', () => {
  expect(provisioned(everything)).toEqual({
    apiVersion: 1,
    datasources: [
      {
        name: 'Loki',
        uid: 'loki',
        type: 'loki',
        access: 'proxy',
        url: 'http://loki-gateway.monitoring.svc.cluster.local',
        isDefault: true,
        jsonData: { httpHeaderName1: 'X-Scope-OrgID' },
        secureJsonData: { httpHeaderValue1: 'prod' },
      },
    ],
  });
});

test('without a tenant there is no header', () => {
  const query = endpoint({ service: 'loki-gateway', port: 80, path: '' });
  expect(JSON.stringify(provisioned({ ...everything, query }))).not.toMatch(/jsonData/i);
});

test('Grafana calls the query endpoint, from the namespace in which its sidecar looks', () => {
  expect(grafanaTier(everything).flows).toEqual([
    { from: { external: 'Grafana', namespace: 'grafana' }, to: everything.query, purpose: 'query logs' },
  ]);
});

function provisioned(props: DatasourceProps): unknown {
  const [configMap] = grafanaTier(props).configs;
  const data = configMap?.data as Record<string, string>;
  return parse(data['loki-datasource.yaml'] ?? '');
}
