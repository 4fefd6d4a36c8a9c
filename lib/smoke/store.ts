import { type Endpoint, endpointUrl } from '../wiring/endpoint';
import type { LogStore } from '../wiring/log-store';
import { quote, words } from './check';

/** Without the path. */
function baseUrl(endpoint: Endpoint): string {
  return endpointUrl({ ...endpoint, path: '' });
}

/** What a script does before its checks: a way to each Service, and what every call carries. */
export function openStore(store: LogStore, callers: string): readonly string[] {
  const endpoints = [store.push, store.query, ...(store.ready ? [store.ready] : [])];
  const ways = endpoints.flatMap(({ service, port, host }) =>
    service ? [`tunnel ${words(service.namespace, service.name, String(port), host)}`] : [],
  );
  const { tenant, credentialsSecret } = store.query;
  return [
    `PUSH=${quote(endpointUrl(store.push))}`,
    `QUERY=${quote(endpointUrl(store.query))}`,
    ...(store.ready ? [`LOKI=${quote(baseUrl(store.ready))}`] : []),
    ': >"$WORK/curl" && : >"$WORK/login"',
    ...new Set(ways),
    ...(tenant === undefined ? [] : [`echo ${words(`header = "X-Scope-OrgID: ${tenant}"`)} >>"$WORK/login"`]),
    ...(credentialsSecret === undefined ? [] : [`login ${words(callers, credentialsSecret)}`]),
  ];
}
