import { toYaml } from '../../syntax/yaml';

/**
 * What a line of an access log tells, by the names of Istio's own JSON format, and in what Envoy calls each
 * (istio/istio@1.30.3:pilot/pkg/model/telemetry_logging.go,
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators).
 *
 * Left out is what tells of people: query strings, which hold tokens and search terms, `User-Agent` and `X-Forwarded-For`.
 */
export const ACCESS_LOG_FORMAT = {
  start_time: '%START_TIME%',
  // Under the names of their headers, as collectors look for them: lib/logs/parsing/trace-ids.ts.
  traceparent: '%REQ(TRACEPARENT)%',
  'x-b3-traceid': '%REQ(X-B3-TRACEID)%',
  request_id: '%REQ(X-REQUEST-ID)%',
  method: '%REQ(:METHOD)%',
  authority: '%REQ(:AUTHORITY)%',
  path: '%REQ_WITHOUT_QUERY(X-ENVOY-ORIGINAL-PATH?:PATH)%',
  protocol: '%PROTOCOL%',
  response_code: '%RESPONSE_CODE%',
  response_code_details: '%RESPONSE_CODE_DETAILS%',
  response_flags: '%RESPONSE_FLAGS%',
  connection_termination_details: '%CONNECTION_TERMINATION_DETAILS%',
  bytes_received: '%BYTES_RECEIVED%',
  bytes_sent: '%BYTES_SENT%',
  duration: '%DURATION%',
  upstream_service_time: '%RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%',
  upstream_host: '%UPSTREAM_HOST%',
  upstream_cluster: '%UPSTREAM_CLUSTER_RAW%',
  upstream_transport_failure_reason: '%UPSTREAM_TRANSPORT_FAILURE_REASON%',
  downstream_remote_address: '%DOWNSTREAM_REMOTE_ADDRESS%',
  requested_server_name: '%REQUESTED_SERVER_NAME%',
  route_name: '%ROUTE_NAME%',
} as const;

/** The part of Istio's mesh configuration that defines the provider. */
export function meshConfig(provider: string): string {
  const envoyFileAccessLog = { path: '/dev/stdout', logFormat: { labels: ACCESS_LOG_FORMAT } };
  return toYaml({ meshConfig: { extensionProviders: [{ name: provider, envoyFileAccessLog }] } });
}
