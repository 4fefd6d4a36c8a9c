import type { Endpoint } from '../../wiring/endpoint';
import { directAddress, gatewayAddress, type LokiAddress } from './addresses';
import { ROLES } from './components';
import { usesGateway } from './gateway';
import { type LokiGraph, workloadOf } from './graph';
import { OTLP_PATH, PUSH_PATH } from './names';
import type { ResolvedLoki } from './settings';

/** Endpoints that other tiers may call. */
export interface LokiEndpoints {
  /** Takes lines in Loki's own protocol. */
  readonly push: Endpoint;

  /** Answers queries; what Grafana's datasource points at. */
  readonly query: Endpoint;

  /** Base of the OTLP protocol: exporters append `/v1/logs`. */
  readonly otlp: Endpoint;

  /** Whether rules can be written where queries are answered: by the gateway, or where all of Loki is in one pod. */
  readonly takesRules: boolean;

  /** Says whether queries would be answered. The gateway knows no such path. */
  readonly ready: Endpoint;
}

export function lokiEndpoints(props: ResolvedLoki, graph: LokiGraph): LokiEndpoints {
  const entrance = (role: 'push' | 'query', path: string) =>
    endpointAt(usesGateway(props) ? gatewayAddress(props, path) : directAddress(props, role, path), graph);
  return {
    push: entrance('push', PUSH_PATH),
    query: entrance('query', ''),
    otlp: entrance('push', OTLP_PATH),
    takesRules:
      props.rules?.groups.length === 0 &&
      (usesGateway(props) || ROLES[props.topology].rule === ROLES[props.topology].query),
    ready: endpointAt(directAddress(props, 'query', '/ready'), graph),
  };
}

/** Adds the pods behind an address. */
export function endpointAt({ part, ...address }: LokiAddress, graph: LokiGraph): Endpoint {
  return { workload: workloadOf(graph, part), ...address };
}
