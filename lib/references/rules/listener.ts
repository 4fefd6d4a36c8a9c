import { type BrokenLink, brokenLink, type LinkText } from '../broken-link';
import { calledPorts } from '../calls';
import type { Cluster } from '../cluster';
import { type KubeObject, listAt, podSpec, runsPods } from '../kube-object';
import { type ContainerPort, containerPorts } from '../ports';

/** Each port that pods listen on is one that somebody calls, as far as callers are declared at all. */
export function listenerRule(cluster: Cluster): readonly BrokenLink[] {
  if (!cluster.declared.calls) return [];
  const called = calledPorts(cluster);
  return cluster.objects.filter(runsPods).flatMap((object) => {
    const numbers = called.get(object);
    const open = containerPorts(object)
      .filter(({ container }) => !isSidecarOfChart(object, container))
      .filter(({ number }) => !numbers?.has(number) && !isDeclared(object, number, cluster));
    return open.map((port) => brokenLink('listener', object, textOf(port, object), 'anywhere'));
  });
}

/** The first container of a pod does its job; a port of a chart's own helper beside it can't be closed by itself. */
function isSidecarOfChart(object: KubeObject, container: string): boolean {
  return object.ofChart === true && listAt(podSpec(object), 'containers')[0]?.name !== container;
}

function textOf({ name, number, container }: ContainerPort, { namespace = '', name: workload }: KubeObject): LinkText {
  return {
    problem: `container ${container} listens on port ${number}${name ? ` (${name})` : ''}, and nobody calls it`,
    consequence: 'it is an open port that nobody needs, and that no policy, monitor or picture knows',
    fix: 'close the port by the values of the release',
    declaration: { list: 'calls', namespace, workload, port: number },
  };
}

function isDeclared({ namespace, name }: KubeObject, number: number, { declared }: Cluster): boolean {
  const { ports = [] } = declared;
  return ports.some((port) => port.namespace === namespace && port.name === name && port.port === number);
}
