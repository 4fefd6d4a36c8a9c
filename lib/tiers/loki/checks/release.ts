import type { Release } from '../../../charts/release';
import { error, type Finding } from '../../../findings/finding';
import { RELEASE } from '../names';

/** Each namespace has one release of Loki, named `loki`: its ConfigMaps carry no other name. */
export function lokiReleaseCollision(releases: readonly Release[]): readonly Finding[] {
  const lokis = releases.filter(({ chart }) => chart.name === 'loki');
  return lokis.flatMap(({ name, namespace }, index) => {
    const twice = lokis.slice(0, index).some((earlier) => earlier.namespace === namespace);
    if (!twice && name === RELEASE) return [];
    return [
      error('loki/release-collision', ['loki', 'namespace'], {
        problem: twice
          ? `the namespace ${namespace} has two releases of Loki`
          : `the release of Loki in ${namespace} is named ${name} instead of ${RELEASE}`,
        consequence: twice
          ? 'both write the ConfigMap loki, and each overwrites what the other reads'
          : 'the chart gives Services other names than those that collectors and Grafana call',
        fix: twice ? 'loki:\n  namespace: loki # one of its own' : `name the release ${RELEASE}`,
      }),
    ];
  });
}
