import { type Endpoint, endpointUrl } from '../wiring/endpoint';
import type { LogStore } from '../wiring/log-store';
import { quote, words } from './check';

/** Without the path. */
function baseUrl(endpoint: Endpoint): string {
  return endpointUrl({ ...endpoint, path: '' });
}

/** Writes the start of a script: a way to each Service, and the headers of every call. */
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
