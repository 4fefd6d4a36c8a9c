import { RELEASE } from '../names';
import { lokiPlanCheck } from './subject';

/** Each namespace has one release of Loki, named `loki`: its ConfigMaps carry no other name. */
export const releaseCollision = lokiPlanCheck({
  id: 'loki/release-collision',
  severity: 'error',
  since: '0.1.0',
  finds: 'a namespace has two releases of Loki, or the release has another name than `loki`',
  happens: 'both write the same ConfigMap, or Services have other names than those that collectors and Grafana call',
  remedy: 'give Loki a namespace of its own, and leave the name of its release as it is',
  needs: ['loki', 'releases'],
  find: ({ releases }) => {
    const lokis = releases.filter(({ chart }) => chart.name === 'loki');
    return lokis.flatMap(({ name, namespace }, index) => {
      const twice = lokis.slice(0, index).some((earlier) => earlier.namespace === namespace);
      if (!twice && name === RELEASE) return [];
      const path = ['loki', 'namespace'];
      return [twice ? { path, ...twoReleases(namespace) } : { path, ...otherName(name, namespace) }];
    });
  },
});

function twoReleases(namespace: string) {
  return {
    problem: `the namespace ${namespace} has two releases of Loki`,
    consequence: 'both write the ConfigMap loki, and each overwrites what the other reads',
    fix: 'give this Loki a namespace of its own with `loki.namespace`',
  };
}

function otherName(name: string, namespace: string) {
  return {
    problem: `the release of Loki in ${namespace} is named ${name} instead of ${RELEASE}`,
    consequence: 'the chart gives Services other names than those that collectors and Grafana call',
    fix: `name the release ${RELEASE}`,
  };
}
