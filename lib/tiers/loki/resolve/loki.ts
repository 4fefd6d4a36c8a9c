import type { ParsedEnvironment } from '../../../environment/schema/environment';
import { isJsonObject, type JsonObject } from '../../../kubernetes/json';
import { toJson } from '../../../kubernetes/manifest';
import type { Environment } from '../../../plan/environment';
import { componentsOf } from '../components';
import { urlsOfExisting } from '../existing';
import type { LogRules, LokiSettings } from '../settings';
import { objectStoreOf } from '../storage/kinds';
import { resolveStorage } from '../storage/section';
import { defaultReplicationFactor, resolveReplicas } from './replicas';

type Section = ParsedEnvironment['loki'];

/** The keys of the log store that is installed. */
export type ParsedInstallation = Exclude<Section, { existing: unknown }>;

/** The log store that is installed, or the one that exists. */
export function resolveStore(section: Section): Pick<Environment, 'loki' | 'existingLoki'> {
  if (!('existing' in section)) return { loki: resolveLoki(section) };
  const { existing } = section;
  return { existingLoki: { ...urlsOfExisting(existing.pushUrl), ...existing } };
}

function resolveLoki({ readers: _, ...parsed }: ParsedInstallation): LokiSettings {
  const { replicas: asked, replicationFactor, gateway, access, schema, rules: writtenRules, ...rest } = parsed;
  const rules = writtenRules && resolveRules(writtenRules);
  const storage = resolveStorage(parsed.storage);
  const replicas = resolveReplicas(componentsOf({ topology: parsed.topology, rules }), asked);
  const { replicas: gatewayReplicas, authentication, ingress } = resolveGateway(gateway);
  return {
    ...rest,
    storage,
    replicas,
    replicationFactor: replicationFactor ?? defaultReplicationFactor(parsed.topology, replicas),
    schema: schema.map((period) => ({ ...period, objectStore: period.objectStore ?? objectStoreOf(storage) })),
    gatewayReplicas,
    authentication,
    ingress,
    access: access ?? (gatewayReplicas > 0 ? 'gateway' : 'direct'),
    rules,
  };
}

function resolveGateway(gateway: ParsedInstallation['gateway']): Exclude<typeof gateway, boolean> {
  return typeof gateway === 'boolean' ? { replicas: Number(gateway) } : gateway;
}

function resolveRules({ alertmanager, groups }: NonNullable<ParsedInstallation['rules']>): LogRules {
  return { alertmanager, groups: groups.map((group) => ({ ...group, rules: group.rules.map(ruleJson) })) };
}

type Rule = NonNullable<ParsedInstallation['rules']>['groups'][number]['rules'][number];

function ruleJson({ for: duration, ...rule }: Rule): JsonObject {
  const { alert, record, expr, labels, annotations } = rule;
  const json = toJson({ alert, record, expr, for: duration?.toGo(), labels, annotations });
  return isJsonObject(json) ? json : {};
}
