import { isJsonObject, type Json, listIn, valueAt } from '../kubernetes/json';
import type { Side, SideConfig } from './side';

/** Lists the configurations that send lines to a Loki. */
export function sendersOf({ configs }: Side): readonly SideConfig[] {
  return configs.filter(({ program, config }) => program !== 'loki' && pushes(config));
}

function pushes(config: Json): boolean {
  return /\/loki\/api\/v1\/push|\/otlp\b/.test(JSON.stringify(config));
}

/** Lists the tenants that lines are sent as, sorted. */
export function tenantsOf(side: Side): readonly string[] {
  return [...new Set(sendersOf(side).flatMap(({ config }) => sentTenants(config)))].sort();
}

function sentTenants(config: Json): readonly string[] {
  if (typeof config === 'string') return alloyTenants(config);
  const clients = listIn(config, 'clients').map((client) => valueAt(client, 'tenant_id'));
  const exporters = valueAt(config, 'exporters');
  const headers = isJsonObject(exporters) ? Object.values(exporters).map((each) => valueAt(each, 'headers')) : [];
  return [...clients, ...headers.flatMap(scopeOf)].filter((tenant) => typeof tenant === 'string');
}

/** The names of headers are the same in capitals. */
function scopeOf(headers: Json | undefined): readonly Json[] {
  if (!isJsonObject(headers)) return [];
  return Object.entries(headers).flatMap(([name, value]) => (name.toLowerCase() === 'x-scope-orgid' ? [value] : []));
}

/** As `loki.write` says it, for all of an endpoint or as a header. */
function alloyTenants(config: string): readonly string[] {
  return [...config.matchAll(/^\s*(?:tenant_id|"X-Scope-OrgID")\s*=\s*"([^"]*)"/gim)].flatMap(([, name]) => name ?? []);
}
