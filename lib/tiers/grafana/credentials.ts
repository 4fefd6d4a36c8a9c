import type { JsonObject } from '../../kubernetes/json';
import type { SecretNeed } from '../../kubernetes/secret-need';
import type { ResolvedDatasource } from './datasource';

/** What Grafana's container must have in its environment: files that provision data sources can name nothing else. */
const USERNAME = 'LOKI_USERNAME';
const PASSWORD = 'LOKI_PASSWORD';

/**
 * Basic authentication with what stands in Grafana's environment. Without braces, because Grafana expands `${NAME}` and
 * `$__env{NAME}` twice, and would lose what follows a `$` in the password
 * (grafana/grafana@03d9862:pkg/services/provisioning/values/values.go).
 */
export function basicAuth({ query }: Pick<ResolvedDatasource, 'query'>): {
  readonly fields: JsonObject;
  readonly secure: JsonObject;
} {
  if (query.credentialsSecret === undefined) return { fields: {}, secure: {} };
  return {
    fields: { basicAuth: true, basicAuthUser: `$${USERNAME}` },
    secure: { basicAuthPassword: `$${PASSWORD}` },
  };
}

/** Lists the Secret with the credentials for someone else's Grafana. */
export function credentialNeeds({
  query,
  namespace,
}: Pick<ResolvedDatasource, 'query' | 'namespace'>): readonly SecretNeed[] {
  if (query.credentialsSecret === undefined) return [];
  return [
    {
      name: query.credentialsSecret,
      namespace,
      keys: {
        username: `what Grafana's container has as \`${USERNAME}\``,
        password: `what Grafana's container has as \`${PASSWORD}\``,
      },
      purpose:
        'Grafana queries Loki with it, once its container has both as environment variables (`grafana.envValueFrom` in the values of kube-prometheus-stack)',
    },
  ];
}
