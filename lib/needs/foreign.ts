import type { SecretNeed } from '../kubernetes/secret-need';
import { deliveredObjects } from '../plan/delivered-objects';
import type { StackPlan } from '../plan/plan';
import type { Declared, DeclaredObject } from '../references/declared';
import { namedNamespaces } from '../references/named-namespaces';
import { isOfEveryCluster } from '../references/resolve-address';
import { type Flow, isExternal } from '../wiring/flow';

type Service = Declared['services'][number];
type Secret = Declared['secrets'][number];

/**
 * Lists the Secrets that others create: those that tiers read, certificates, and the key that decrypts those of Flux.
 */
export function foreignSecrets({ environment, tiers }: StackPlan): readonly Secret[] {
  if (!environment.enabled) return [];
  const needs = tiers.flatMap((tier) => tier.secrets);
  const { namespace, secrets } = environment.delivery.flux ?? {};
  const key = needs.length > 0 ? secrets?.decryptionSecret : undefined;
  return [
    ...needs.map(withKeys),
    ...(namespace !== undefined && key !== undefined ? [{ namespace, name: key, keys: [] }] : []),
    ...certificates(environment),
    ...environment.others.secrets,
  ];
}

/** An Ingress may wait for its certificate: cert-manager makes it only then. */
function certificates({ loki }: StackPlan['environment']): readonly Secret[] {
  const name = loki?.ingress?.tlsSecret;
  return loki && name !== undefined ? [{ namespace: loki.namespace, name, keys: ['tls.crt', 'tls.key'] }] : [];
}

/** Secrets that the environment file names by hand: nothing brings them. */
export function secretsOfOthers({ environment: { enabled, others } }: StackPlan): readonly Secret[] {
  return enabled ? others.secrets : [];
}

/** A Secret, with the keys that it must hold. */
export function withKeys({ namespace, name, keys }: SecretNeed): Secret {
  return { namespace, name, keys: Object.keys(keys) };
}

/**
 * Lists the namespaces that something of the environment is in, or refers to, and that none of its objects creates: those
 * of callers, of Services that are called, of monitors and rights, and the members of the mesh.
 */
export function foreignNamespaces(plan: StackPlan): readonly string[] {
  const objects = deliveredObjects(plan);
  const created = objects.filter(({ kind }) => kind === 'Namespace').map(({ name }) => name);
  const used = [
    ...objects.flatMap((object) => [object.namespace ?? [], ...namedNamespaces(object)].flat()),
    ...(plan.environment.enabled ? namespacesTold(plan) : []),
  ];
  return [...new Set(used)].filter((name) => !created.includes(name)).sort();
}

/** Those that no object need show. */
function namespacesTold(plan: StackPlan): readonly string[] {
  const { environment, releases, mesh } = plan;
  const placed = [...releases, ...foreignServices(plan), ...Object.values(environment.others).flat()];
  return [...placed.flatMap(({ namespace }) => namespace ?? []), ...(mesh?.settings.members ?? [])];
}

/** Lists the Services of others that the stack calls; what every distribution brings is not spoken of. */
export function foreignServices({ environment, wiring, tiers }: StackPlan): readonly Service[] {
  if (!environment.enabled) return [];
  const named = tiers.flatMap(({ namedServices = [] }) => namedServices).filter((each) => !isOfEveryCluster(each));
  const called = wiring.flows.flatMap(({ to }) => foreignService(to) ?? []);
  const services = [...called, ...named, ...environment.others.services];
  const byName = new Map(services.map((service) => [`${service.namespace} ${service.name} ${service.port}`, service]));
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, service]) => service);
}

function foreignService(to: Flow['to']): Service | undefined {
  if (isExternal(to)) return to.service;
  if (to.workload || !to.service) return undefined;
  return { ...to.service, port: to.port };
}

/** Lists the objects of others that the environment file names. */
export function foreignObjects(plan: StackPlan): readonly DeclaredObject[] {
  const { enabled, others } = plan.environment;
  return enabled ? [...authorities(plan), ...others.objects] : [];
}

/** The helm-controller reads certificates in ConfigMaps. */
function authorities({ environment: { delivery }, releases }: StackPlan): readonly DeclaredObject[] {
  const { namespace } = delivery.helmController ?? {};
  if (namespace === undefined) return [];
  const names = new Set(releases.flatMap(({ chart }) => chart.repository.ca ?? []));
  return [...names].map((name) => ({ kind: 'ConfigMap', namespace, name }));
}
