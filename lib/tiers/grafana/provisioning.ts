import type { JsonObject } from '../../kubernetes/json';
import { type Endpoint, endpointUrl } from '../../wiring/endpoint';
import { basicAuth } from './credentials';
import type { ResolvedDatasource } from './datasource';

/** https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
export function provisioning(props: ResolvedDatasource): unknown {
  const { name, uid, isDefault, query, takesRules, tracesUid } = props;
  const auth = basicAuth(props);
  const tenant = tenantHeader(query);
  return {
    apiVersion: 1,
    datasources: [
      {
        name: literal(name),
        uid,
        type: 'loki',
        access: 'proxy',
        url: endpointUrl(query),
        isDefault,
        ...auth.fields,
        ...unlessEmpty('jsonData', { ...tenant.json, ...ruleEditor(takesRules), ...traceLinks(tracesUid) }),
        ...unlessEmpty('secureJsonData', { ...tenant.secure, ...auth.secure }),
      },
    ],
  };
}

/**
 * https://grafana.com/docs/grafana/latest/administration/provisioning/#custom-http-headers-for-data-sources
 * Grafana takes the values of headers from nowhere else. The name of a tenant is no secret: it opens nothing by itself.
 */
function tenantHeader({ tenant }: Endpoint): { readonly json: JsonObject; readonly secure: JsonObject } {
  if (tenant === undefined) return { json: {}, secure: {} };
  return { json: { httpHeaderName1: 'X-Scope-OrgID' }, secure: { httpHeaderValue1: tenant } };
}

/** https://grafana.com/docs/grafana/latest/alerting/alerting-rules/create-data-source-managed-rule/ */
function ruleEditor(takesRules = false): JsonObject {
  return takesRules ? { manageAlerts: true } : {};
}

/**
 * A link from each line with a `trace_id` in its structured metadata. None is looked for in the text of lines: those of
 * new lines would be there twice, and older lines leave with the retention.
 * https://grafana.com/docs/grafana/latest/datasources/loki/configure-loki-data-source/#derived-fields
 */
function traceLinks(datasourceUid: string | undefined): JsonObject {
  if (datasourceUid === undefined) return {};
  const field: JsonObject = {
    name: 'TraceID',
    matcherType: 'label',
    matcherRegex: 'trace_id',
    datasourceUid,
    url: literal('${__value.raw}'),
    urlDisplayLabel: 'View trace',
  };
  return { derivedFields: [field] };
}

/** Text in which Grafana finds no variable: it expands `$` in every value of such a file. */
function literal(text: string): string {
  return text.replaceAll('$', () => '$$');
}

function unlessEmpty(key: string, values: JsonObject): JsonObject {
  return Object.keys(values).length > 0 ? { [key]: values } : {};
}
