import { mergeValues, readChartValues } from '../../charts/values';
import type { JsonObject } from '../../kubernetes/json';
import type { ServicePort } from '../../wiring/endpoint';
import { deleteSnippet } from './deletes';
import { dialectOf } from './dialect';
import { nginxFamilyValues } from './ip-family';
import { resourceValues } from './resources';
import type { ResolvedLoki } from './settings';
import { spreadValues } from './spread';

/** Whether clients reach Loki through the gateway. */
export function usesGateway({ access, gatewayReplicas }: Pick<ResolvedLoki, 'access' | 'gatewayReplicas'>): boolean {
  return access === 'gateway' && gatewayReplicas > 0;
}

/** The Service that nginx asks for the addresses of Loki's components: `resolver` in the configuration of both charts. */
export function dnsService({ dns: { service, namespace } }: Pick<ResolvedLoki, 'dns'>): ServicePort {
  return { name: service, namespace, port: 53 };
}

/** Values of the nginx that sends pushes and queries to the right component. */
export function gatewayValues(props: ResolvedLoki): JsonObject {
  const { gatewayReplicas: replicas, nodes, chart } = props;
  if (replicas === 0) return { gateway: { enabled: false } };
  return mergeValues({ gateway: { replicas } }, readChartValues('loki/gateway.yaml'), {
    gateway: {
      ...resourceValues(props, 'gateway'),
      ...authenticationValues(props),
      ...ingressValues(props),
      ...nginxValues(props),
      ...(replicas > 1 ? dialectOf(chart).gatewayBudget : {}),
      // An update starts a pod before it stops one, and needs a node for it.
      ...spreadValues('gateway', replicas + 1, nodes),
    },
  });
}

function nginxValues(props: ResolvedLoki): JsonObject {
  const nginxConfig = { ...nginxFamilyValues(props), ...deleteSnippet(props) };
  return Object.keys(nginxConfig).length > 0 ? { nginxConfig } : {};
}

/** nginx reads the file anew for each request: a changed Secret needs no restart. */
function authenticationValues({ authentication }: ResolvedLoki): JsonObject {
  if (authentication === undefined) return {};
  return { basicAuth: { enabled: true, existingSecret: authentication.htpasswdSecret } };
}

function ingressValues({ ingress }: ResolvedLoki): JsonObject {
  if (ingress === undefined) return {};
  const { host, className, tlsSecret } = ingress;
  return {
    ingress: {
      enabled: true,
      ...(className === undefined ? {} : { ingressClassName: className }),
      hosts: [{ host, paths: [{ path: '/', pathType: 'Prefix' }] }],
      // Passwords never travel in clear text: without a Secret the controller serves its own certificate.
      tls: [{ ...(tlsSecret === undefined ? {} : { secretName: tlsSecret }), hosts: [host] }],
    },
  };
}

/** Values by which nginx finds the DNS of the cluster. */
export function dnsValues({ dns, clusterDomain }: ResolvedLoki): JsonObject {
  return { global: { dnsService: dns.service, dnsNamespace: dns.namespace, clusterDomain } };
}
