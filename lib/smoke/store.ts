import { type Shell, sh } from '../syntax/shell';
import { type Endpoint, endpointUrl } from '../wiring/endpoint';
import type { LogStore } from '../wiring/log-store';

/** Without the path. */
function baseUrl(endpoint: Endpoint): string {
  return endpointUrl({ ...endpoint, path: '' });
}

/** Writes the start of a script: a way to each Service, and the headers of every call. */
export function openStore(store: LogStore, callers: string): readonly Shell[] {
  const endpoints = [store.push, store.query, ...(store.ready ? [store.ready] : [])];
  const ways = endpoints.flatMap(({ service, port, host }) =>
    service ? [sh`tunnel ${[service.namespace, service.name, String(port), host]}`] : [],
  );
  const { tenant, credentialsSecret } = store.query;
  return [
    sh`PUSH=${endpointUrl(store.push)}`,
    sh`QUERY=${endpointUrl(store.query)}`,
    ...(store.ready ? [sh`LOKI=${baseUrl(store.ready)}`] : []),
    sh`: >"$WORK/curl" && : >"$WORK/login"`,
    ...distinct(ways),
    ...(tenant === undefined ? [] : [sh`echo ${`header = "${curlText(`X-Scope-OrgID: ${tenant}`)}"`} >>"$WORK/login"`]),
    ...(credentialsSecret === undefined ? [] : [sh`login ${[callers, credentialsSecret]}`]),
  ];
}

/** Two endpoints of one Service need one way. */
function distinct(lines: readonly Shell[]): readonly Shell[] {
  return [...new Map(lines.map((line) => [line.source, line])).values()];
}

/** Text between double quotes in a file that curl reads: https://curl.se/docs/manpage.html#-K */
function curlText(text: string): string {
  return text.replaceAll(/["\\]/g, '\\$&');
}
