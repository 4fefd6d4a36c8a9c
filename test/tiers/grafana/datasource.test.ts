import { parse } from 'yaml';
import { type DatasourceProps, grafanaTier } from '../../../lib/tiers/grafana/datasource';
import { endpoint } from '../../support/wiring';

const everything: Required<DatasourceProps> = {
  namespace: 'grafana',
  name: 'Loki',
  uid: 'loki',
  isDefault: true,
  sidecarLabel: { name: 'grafana_datasource', value: '1' },
  query: endpoint({ service: 'loki-gateway', port: 80, path: '' }),
};

test('the ConfigMap has the label that the sidecar looks for, in the namespace where it looks', () => {
  const [configMap] = grafanaTier(everything).configs;
  expect(configMap).toMatchObject({
    kind: 'ConfigMap',
    metadata: { namespace: 'grafana', labels: { grafana_datasource: '1' } },
  });
});

test('the datasource has a fixed uid and the URL of the query endpoint', () => {
  const [configMap] = grafanaTier(everything).configs;
  const data = configMap?.data as Record<string, string>;
  expect(parse(data['loki-datasource.yaml'] ?? '')).toEqual({
    apiVersion: 1,
    datasources: [
      {
        name: 'Loki',
        uid: 'loki',
        type: 'loki',
        access: 'proxy',
        url: 'http://loki-gateway.monitoring.svc.cluster.local',
        isDefault: true,
      },
    ],
  });
});

test('Grafana calls the query endpoint', () => {
  expect(grafanaTier(everything).flows).toEqual([
    { from: { external: 'Grafana' }, to: everything.query, purpose: 'query logs' },
  ]);
});
