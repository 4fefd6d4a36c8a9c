import { serviceOfUrl } from '../../wiring/endpoint';
import type { External, Flow } from '../../wiring/flow';
import {
  cacheAddress,
  canaryTarget,
  companionAddress,
  grpcAddress,
  httpAddress,
  type LokiAddress,
  memberlistAddress,
} from './addresses';
import { CACHE_USERS, type Call, GRPC_CALLS, HTTP_CALLS, LOOK_UP_DELETES, REPLICATE, RULE_CALLS } from './calls';
import { COMPONENTS, componentsOf, READS_FOR_RULES, ROLES } from './components';
import { deletesOf } from './deletes';
import { endpointAt } from './endpoints';
import { type LokiGraph, workloadOf } from './graph';
import type { ResolvedLoki } from './settings';
import { kindOf, type LokiStorage } from './storage/kinds';
import type { LokiComponent } from './topology';
import { zonesOf } from './zones';

/** Lists the calls inside the release, and those of Loki to the outside. */
export function lokiFlows(props: ResolvedLoki, graph: LokiGraph): readonly Flow[] {
  return [
    ...gatewayFlows(props, graph),
    ...componentFlows(props, graph),
    ...memberlistFlows(props, graph),
    ...cacheFlows(props, graph),
    ...storeFlows(props, graph),
    ...alertFlows(props, graph),
    ...canaryFlows(props, graph),
    ...rolloutFlows(props, graph),
  ];
}

/** Lists the calls of the gateway to Loki; the pages that show rings need no flow of their own. */
function gatewayFlows(props: ResolvedLoki, graph: LokiGraph): readonly Flow[] {
  if (props.gatewayReplicas === 0) return [];
  const from = workloadOf(graph, 'gateway');
  const { push, query, compact, rule } = ROLES[props.topology];
  const routes: readonly (readonly [LokiComponent, string])[] = [
    [push, 'route pushes'],
    [query, 'route queries'],
    ...(deletesOf(props) === 'done' ? [[compact, 'route requests to delete'] as const] : []),
    [rule, 'route questions about rules'],
  ];
  return routes
    .filter(([component]) => componentsOf(props).includes(component))
    .map(([component, purpose]) => ({ from, to: endpointAt(httpAddress(props, component), graph), purpose }));
}

function componentFlows(props: ResolvedLoki, graph: LokiGraph): readonly Flow[] {
  const { topology, rules, replicationFactor } = props;
  const running = componentsOf(props);
  const takesDeletes = deletesOf(props) === 'done';
  const flows = (calls: readonly Call[], address: (to: LokiComponent) => LokiAddress): readonly Flow[] =>
    calls
      .filter(([from, to]) => running.includes(from) && running.includes(to))
      .filter(([, , purpose]) => takesDeletes || purpose !== LOOK_UP_DELETES)
      .map(([from, to, purpose]) => ({
        from: workloadOf(graph, from),
        to: endpointAt(address(to), graph),
        purpose: purpose === REPLICATE && replicationFactor === 1 ? 'spread lines' : purpose,
      }));
  return [
    ...flows([...GRPC_CALLS[topology], ...(rules ? RULE_CALLS[topology] : [])], (to) => grpcAddress(props, to)),
    ...flows(HTTP_CALLS[topology], (to) => httpAddress(props, to)),
  ];
}

/** Lists the calls of the ring, in which every member talks to every other. */
function memberlistFlows(props: ResolvedLoki, graph: LokiGraph): readonly Flow[] {
  const members = componentsOf(props);
  return members.flatMap((from) =>
    members.map((to) => ({
      from: workloadOf(graph, from),
      to: endpointAt(memberlistAddress(props, to), graph),
      purpose: 'gossip about the ring',
      amongPeers: true,
    })),
  );
}

function cacheFlows(props: ResolvedLoki, graph: LokiGraph): readonly Flow[] {
  const users = CACHE_USERS[props.topology];
  const running = componentsOf(props);
  return (['chunks', 'results'] as const)
    .filter((cache) => props.caches[cache] !== undefined)
    .flatMap((cache) =>
      users[cache]
        .filter((component) => running.includes(component))
        .map((component) => ({
          from: workloadOf(graph, component),
          to: endpointAt(cacheAddress(props, `${cache}-cache`), graph),
          purpose: `cache ${cache}`,
        })),
    );
}

function storeFlows(props: ResolvedLoki, graph: LokiGraph): readonly Flow[] {
  const calls = (to: Flow['to'] | undefined, told: (purpose: string) => string): readonly Flow[] =>
    componentsOf(props).flatMap((component) =>
      storePurposes(component, props).flatMap((purpose) =>
        to ? [{ from: workloadOf(graph, component), to, purpose: told(purpose) }] : [],
      ),
    );
  return [
    ...calls(storeParty(props, graph), (purpose) => purpose),
    ...props.earlierStorage.flatMap((store) =>
      calls(outsideStore(store, props), (purpose) => `${purpose} (earlier periods)`),
    ),
  ];
}

/** Whoever evaluates rules reads lines for them, beside all else that it does. */
function storePurposes(component: LokiComponent, { topology, rules }: ResolvedLoki): readonly string[] {
  const { store } = COMPONENTS[component];
  if (store === undefined) return [];
  return rules && topology === 'simple-scalable' && component === ROLES[topology].rule
    ? [store, READS_FOR_RULES]
    : [store];
}

function storeParty(props: ResolvedLoki, graph: LokiGraph): Flow['to'] | undefined {
  const { storage } = props;
  const { companion } = kindOf(storage);
  return companion ? endpointAt(companionAddress(props, companion), graph) : outsideStore(storage, props);
}

function outsideStore(storage: LokiStorage, props: ResolvedLoki): External | undefined {
  const { calls, describe } = kindOf(storage);
  const called = calls(storage);
  return called && outside(describe(storage), called.url, props);
}

/** Finds the party outside of the release at a URL that the environment file names. */
function outside(external: string, url: string | undefined, { clusterDomain }: ResolvedLoki): External {
  const service = url === undefined ? undefined : serviceOfUrl(url, clusterDomain);
  return service ? { external, service } : { external };
}

/** Lists the calls of the ruler to the Alertmanager. */
export function alertFlows(props: ResolvedLoki, graph: LokiGraph): readonly Flow[] {
  if (props.rules === undefined) return [];
  const from = workloadOf(graph, ROLES[props.topology].rule);
  const { alertmanager } = props.rules;
  return [{ from, to: outside(`Alertmanager at ${alertmanager}`, alertmanager, props), purpose: 'send alerts' }];
}

function rolloutFlows(props: ResolvedLoki, graph: LokiGraph): readonly Flow[] {
  if (zonesOf(props) === undefined) return [];
  const from = workloadOf(graph, 'rollout-operator');
  return [{ from, to: { external: 'Kubernetes API' }, purpose: 'update ingesters zone by zone' }];
}

function canaryFlows(props: ResolvedLoki, graph: LokiGraph): readonly Flow[] {
  if (!props.canary) return [];
  const from = workloadOf(graph, 'canary');
  const to = endpointAt(canaryTarget(props), graph);
  return [
    { from, to, purpose: 'push test lines' },
    { from, to, purpose: 'query test lines' },
  ];
}
