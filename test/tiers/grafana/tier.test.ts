import { parse } from 'yaml';
import type { ResolvedDatasource } from '../../../lib/tiers/grafana/datasource';
import { grafanaTier } from '../../../lib/tiers/grafana/tier';
import { existingLoki } from '../../../lib/tiers/loki/existing';
import { endpoint } from '../../support/wiring';

const query = endpoint({ host: 'loki-gateway.monitoring.svc.cluster.local', port: 80, path: '' });
const minimal: ResolvedDatasource = {
  namespace: 'grafana',
  name: 'Loki',
  uid: 'loki',
  isDefault: false,
  sidecarLabel: { name: 'grafana_datasource', value: '1' },
  query,
};
const everything: Required<ResolvedDatasource> = {
  ...minimal,
  isDefault: true,
  query: { ...query, tenant: 'prod', credentialsSecret: 'loki-login' },
  takesRules: true,
  tracesUid: 'tempo',
};

test('the ConfigMap has the label that the sidecar looks for, in the namespace where it looks', () => {
  const [configMap] = grafanaTier(everything).configs;
  expect(configMap).toMatchObject({
    kind: 'ConfigMap',
    metadata: { namespace: 'grafana', labels: { grafana_datasource: '1' } },
  });
});

test('a data source has a fixed uid and the URL of the query endpoint, and nothing that was not asked for', () => {
  expect(provisioned(minimal)).toEqual({
    name: 'Loki',
    uid: 'loki',
    type: 'loki',
    access: 'proxy',
    url: 'http://loki-gateway.monitoring.svc.cluster.local',
    isDefault: false,
  });
});

test('tenant, credentials and links to traces stand beside each other', () => {
  expect(provisioned(everything)).toMatchObject({
    isDefault: true,
    basicAuth: true,
    basicAuthUser: '$LOKI_USERNAME',
    jsonData: { httpHeaderName1: 'X-Scope-OrgID', manageAlerts: true, derivedFields: [{ datasourceUid: 'tempo' }] },
    secureJsonData: { httpHeaderValue1: 'prod', basicAuthPassword: '$LOKI_PASSWORD' },
  });
});

test('a line with a trace id in its structured metadata leads to the trace', () => {
  const [field, ...others] = Object(grafanaReads(provisioned({ ...minimal, tracesUid: 'tempo' }))).jsonData
    .derivedFields;
  expect(others).toEqual([]);
  expect(field).toEqual({
    name: 'TraceID',
    matcherType: 'label',
    matcherRegex: 'trace_id',
    datasourceUid: 'tempo',
    url: '${__value.raw}',
    urlDisplayLabel: 'View trace',
  });
});

test('what people call it is never taken for a variable', () => {
  expect(grafanaReads(provisioned({ ...minimal, name: 'Logs for $5 & ${more}' }))).toMatchObject({
    name: 'Logs for $5 & ${more}',
  });
});

test('credentials come from the environment of Grafana, read once: what is in a password stays', () => {
  expect(
    grafanaReads(provisioned(everything), { LOKI_USERNAME: 'reader', LOKI_PASSWORD: 'pa$$w${0}rd' }),
  ).toMatchObject({
    basicAuthUser: 'reader',
    secureJsonData: { basicAuthPassword: 'pa$$w${0}rd' },
  });
});

test('whoever runs Grafana learns which Secret it must get them from', () => {
  expect(grafanaTier(minimal).secrets).toEqual([]);
  expect(grafanaTier(everything).secrets).toMatchObject([
    {
      name: 'loki-login',
      namespace: 'grafana',
      keys: { username: expect.stringContaining('LOKI_USERNAME'), password: expect.stringContaining('LOKI_PASSWORD') },
      purpose: expect.stringContaining('grafana.envValueFrom'),
    },
  ]);
});

test('the data source of a Loki that someone else runs is the same', () => {
  const existing = existingLoki({
    pushUrl: 'https://logs.example.com/loki/api/v1/push',
    queryUrl: 'https://logs.example.com',
    otlpUrl: 'https://logs.example.com/otlp',
    tenant: 'prod',
    credentialsSecret: 'loki-login',
    structuredMetadata: true,
    clusterDomain: 'cluster.local',
  });
  expect(provisioned({ ...everything, query: existing.query })).toEqual({
    ...Object(provisioned(everything)),
    url: 'https://logs.example.com',
  });
});

test('Grafana calls the query endpoint, from the namespace in which its sidecar looks', () => {
  expect(grafanaTier(everything).flows).toEqual([
    { from: { external: 'Grafana', namespace: 'grafana' }, to: everything.query, purpose: 'query logs' },
  ]);
});

function provisioned(props: ResolvedDatasource): unknown {
  const [configMap] = grafanaTier(props).configs;
  const data = configMap?.data as Record<string, string>;
  const { apiVersion, datasources } = parse(data['loki-datasource.yaml'] ?? '');
  expect([apiVersion, datasources.length]).toEqual([1, 1]);
  return datasources[0];
}

/**
 * What Grafana makes of the values: `$$` stands for `$`, between those `${NAME}` is expanded, and then `$NAME` and
 * `${NAME}` in the result (grafana/grafana@03d9862:pkg/services/provisioning/values/values.go).
 */
function grafanaReads(value: unknown, environment: Readonly<Record<string, string>> = {}): unknown {
  const read = (name: string) => environment[name] ?? '';
  const expand = (text: string) =>
    text
      .replaceAll(/\$(?:__env)?\{([^}]+)\}/g, (_, name) => read(name))
      .replaceAll(/\$(?:\{([^}]+)\}|(\w+))/g, (_, braced, bare) => read(braced ?? bare));
  return JSON.parse(JSON.stringify(value), (_, entry) =>
    typeof entry === 'string' ? entry.split('$$').map(expand).join('$') : entry,
  );
}
