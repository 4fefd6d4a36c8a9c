import { type BrokenLink, brokenLink, type LinkText } from '../broken-link';
import { calledPorts } from '../calls';
import type { Cluster } from '../cluster';
import { type KubeObject, runsPods } from '../kube-object';
import { type ContainerPort, containerPorts } from '../ports';

/** Each port that pods listen on is one that somebody calls, as far as callers are declared at all. */
export function listenerRule(cluster: Cluster): readonly BrokenLink[] {
  if (!cluster.declared.calls) return [];
  const called = calledPorts(cluster);
  return cluster.objects.filter(runsPods).flatMap((object) => {
    const numbers = called.get(object);
    const open = containerPorts(object).filter(
      ({ number }) => !numbers?.has(number) && !isSilent(object, number, cluster),
    );
    return open.map((port) => brokenLink('listener', object, textOf(port), 'anywhere'));
  });
}

function textOf({ name, number, container }: ContainerPort): LinkText {
  return {
    problem: `container ${container} listens on port ${number}${name ? ` (${name})` : ''}, and nobody calls it`,
    consequence: 'it is a door that nobody needs, and that no policy, monitor or picture knows',
    fix: 'close the port by the values of the release, or declare who calls it',
  };
}

function isSilent({ namespace, name }: KubeObject, number: number, { declared }: Cluster): boolean {
  const { silentPorts = [] } = declared;
  return silentPorts.some((silent) => silent.namespace === namespace && silent.name === name && silent.port === number);
}
