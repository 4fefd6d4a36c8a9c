import type { Json, JsonObject } from '../kubernetes/json';
import type { Cluster } from './cluster';
import { type KubeObject, listAt, objectAt, podLabels, podSpec } from './kube-object';
import { nearestByLabels } from './label-selector';

/** A port that a container says it listens on. */
export interface ContainerPort {
  /** Name of the port; `undefined` if it has none. */
  readonly name: string | undefined;

  /** Number of the port, 1 to 65535. */
  readonly number: number;

  /** Name of the container. */
  readonly container: string;
}

/** The declared ports of the containers that run for good. */
export function containerPorts(object: KubeObject): readonly ContainerPort[] {
  return listAt(podSpec(object), 'containers').flatMap((container) =>
    listAt(container, 'ports').map(({ name, containerPort }) => ({
      name: typeof name === 'string' ? name : undefined,
      number: Number(containerPort),
      container: String(container.name),
    })),
  );
}

/** The port of pods that a name or a number means. */
export function containerPort(object: KubeObject, port: Json | undefined): ContainerPort | undefined {
  return containerPorts(object).find(({ name, number }) => name === port || number === Number(port));
}

/**
 * Have pods the port that a name or a number means? To list ports is no duty: those that list none may listen on any
 * number, and so may all of them where nobody declares who calls what
 * (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports).
 */
export function mayListen(object: KubeObject, port: Json | undefined, { declared }: Cluster): boolean {
  const isNumber = Number.isInteger(Number(port));
  if (isNumber && (declared.calls === undefined || containerPorts(object).length === 0)) return true;
  return containerPort(object, port) !== undefined;
}

/** How messages list ports: `http-metrics (3100), grpc (9095)`. */
export function showContainerPorts(object: KubeObject): string {
  const ports = containerPorts(object).map(({ name, number }) => (name ? `${name} (${number})` : String(number)));
  return ports.join(', ') || 'none';
}

export function servicePorts(service: KubeObject): readonly JsonObject[] {
  return listAt(service.json, 'spec', 'ports');
}

/** The port of a Service that a name or a number means. */
export function servicePort(service: KubeObject, port: Json | undefined): JsonObject | undefined {
  return servicePorts(service).find((candidate) => candidate.name === port || candidate.port === Number(port));
}

export function showServicePorts(service: KubeObject): string {
  const ports = servicePorts(service).map(({ name, port }) => (name ? `${name} (${port})` : String(port)));
  return ports.join(', ') || 'none';
}

/** What a port of a Service is called among the pods. */
export function targetPort({ port, targetPort: target }: JsonObject): Json | undefined {
  return target ?? port;
}

/** What stands behind a Service. */
export function podsBehind(service: KubeObject, cluster: Cluster): readonly KubeObject[] {
  const selector = objectAt(service.json, 'spec', 'selector');
  if (Object.keys(selector).length === 0) return [];
  return cluster.podsWith(service.namespace, selector);
}

/** What a Service means: what stands behind it, or what comes nearest to that. */
export function podsMeant(service: KubeObject, cluster: Cluster): readonly KubeObject[] {
  const behind = podsBehind(service, cluster);
  if (behind.length > 0) return behind;
  const selector = objectAt(service.json, 'spec', 'selector');
  const nearest = nearestByLabels(selector, cluster.podsIn(service.namespace), podLabels);
  return nearest ? [nearest] : [];
}
