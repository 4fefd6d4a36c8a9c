import { mergeValues, readChartValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import { dialectOf } from './dialect';
import type { LokiProps } from './props';
import { resourceValues } from './resources';
import { spreadValues } from './spread';

/** Whether clients reach Loki through the gateway. */
export function usesGateway({ access, gatewayReplicas }: Pick<LokiProps, 'access' | 'gatewayReplicas'>): boolean {
  return access === 'gateway' && gatewayReplicas > 0;
}

/** Values of the nginx that sends pushes and queries to the right component. */
export function gatewayValues(props: LokiProps): JsonObject {
  const { gatewayReplicas: replicas, nodes, chart } = props;
  if (replicas === 0) return { gateway: { enabled: false } };
  return mergeValues({ gateway: { replicas } }, readChartValues('loki/gateway.yaml'), {
    gateway: {
      ...resourceValues(props, 'gateway'),
      ...(replicas > 1 ? dialectOf(chart).gatewayBudget : {}),
      // An update starts a pod before it stops one, and needs a node for it.
      ...spreadValues('gateway', replicas + 1, nodes),
    },
  });
}

/** Values by which nginx finds the DNS of the cluster. */
export function dnsValues({ dns, clusterDomain }: LokiProps): JsonObject {
  return { global: { dnsService: dns.service, dnsNamespace: dns.namespace, clusterDomain } };
}
