import { type Endpoint, serviceOfUrl } from '../../wiring/endpoint';
import type { External, Flow } from '../../wiring/flow';
import { CACHE_USERS, type Call, GRPC_CALLS, HTTP_CALLS, RULE_CALLS } from './calls';
import { canaryEndpoint } from './canary-endpoint';
import { COMPONENTS, componentsOf, ROLES } from './components';
import { cacheEndpoint, grpcEndpoint, httpEndpoint, memberlistEndpoint, minioEndpoint } from './endpoints';
import type { ResolvedLoki } from './settings';
import { kindOf } from './storage/kinds';
import type { LokiComponent } from './topology';
import { canaryWorkload, componentWorkload, gatewayWorkload } from './workloads';

/** Who calls whom inside the release, and what Loki calls outside of it. */
export function lokiFlows(props: ResolvedLoki): readonly Flow[] {
  return [
    ...gatewayFlows(props),
    ...componentFlows(props),
    ...memberlistFlows(props),
    ...cacheFlows(props),
    ...storeFlows(props),
    ...alertFlows(props),
    ...canaryFlows(props),
  ];
}

/** What people and collectors ask of the gateway; the pages that show rings need no door of their own. */
function gatewayFlows(props: ResolvedLoki): readonly Flow[] {
  if (props.gatewayReplicas === 0) return [];
  const from = gatewayWorkload(props);
  const { push, query, compact, rule } = ROLES[props.topology];
  const routes: readonly (readonly [LokiComponent, string])[] = [
    [push, 'route pushes'],
    [query, 'route queries'],
    [compact, 'route requests to delete'],
    [rule, 'route questions about rules'],
  ];
  return routes
    .filter(([component]) => componentsOf(props).includes(component))
    .map(([component, purpose]) => ({ from, to: httpEndpoint(props, component), purpose }));
}

function componentFlows(props: ResolvedLoki): readonly Flow[] {
  const { topology, rules } = props;
  const running = componentsOf(props);
  const flows = (calls: readonly Call[], endpoint: (to: LokiComponent) => Endpoint): readonly Flow[] =>
    calls
      .filter(([from, to]) => running.includes(from) && running.includes(to))
      .map(([from, to, purpose]) => ({ from: componentWorkload(props, from), to: endpoint(to), purpose }));
  return [
    ...flows([...GRPC_CALLS[topology], ...(rules ? RULE_CALLS[topology] : [])], (to) => grpcEndpoint(props, to)),
    ...flows(HTTP_CALLS[topology], (to) => httpEndpoint(props, to)),
  ];
}

/** Every member of the ring talks to every other. */
function memberlistFlows(props: ResolvedLoki): readonly Flow[] {
  const members = componentsOf(props);
  return members.flatMap((from) =>
    members.map((to) => ({
      from: componentWorkload(props, from),
      to: memberlistEndpoint(props, to),
      purpose: 'gossip about the ring',
      amongPeers: true,
    })),
  );
}

function cacheFlows(props: ResolvedLoki): readonly Flow[] {
  const users = CACHE_USERS[props.topology];
  const running = componentsOf(props);
  return (['chunks', 'results'] as const)
    .filter((cache) => props.caches[cache] !== undefined)
    .flatMap((cache) =>
      users[cache]
        .filter((component) => running.includes(component))
        .map((component) => ({
          from: componentWorkload(props, component),
          to: cacheEndpoint(props, `${cache}-cache`),
          purpose: `cache ${cache}`,
        })),
    );
}

function storeFlows(props: ResolvedLoki): readonly Flow[] {
  const to = storeParty(props);
  if (to === undefined) return [];
  return componentsOf(props)
    .filter((component) => COMPONENTS[component].usesStore)
    .map((component) => ({ from: componentWorkload(props, component), to, purpose: 'store chunks' }));
}

function storeParty(props: ResolvedLoki): Endpoint | External | undefined {
  const { storage } = props;
  const kind = kindOf(storage);
  const called = kind.calls(storage);
  if (called === undefined) return undefined;
  return typeof called === 'string' ? minioEndpoint(props) : outside(kind.describe(storage), called.url, props);
}

/** Who is called by a URL that the environment file names. */
function outside(external: string, url: string | undefined, { clusterDomain }: ResolvedLoki): External {
  const service = url === undefined ? undefined : serviceOfUrl(url, clusterDomain);
  return service ? { external, service } : { external };
}

/** Where the rules' alerts go. */
export function alertFlows(props: ResolvedLoki): readonly Flow[] {
  if (props.rules === undefined) return [];
  const from = componentWorkload(props, ROLES[props.topology].rule);
  const { alertmanager } = props.rules;
  return [{ from, to: outside(`Alertmanager at ${alertmanager}`, alertmanager, props), purpose: 'send alerts' }];
}

function canaryFlows(props: ResolvedLoki): readonly Flow[] {
  if (!props.canary) return [];
  const from = canaryWorkload(props);
  const to = canaryEndpoint(props);
  return [
    { from, to, purpose: 'push test lines' },
    { from, to, purpose: 'query test lines' },
  ];
}
