import type { Release } from '../../charts/release';
import { error, type Finding } from '../../findings/finding';
import type { StackPlan } from '../../plan/plan';
import { toYaml } from '../../syntax/yaml';
import type { HelmControllerSettings } from './settings';

/** What only matters where the helm-controller of RKE2 and k3s installs releases. */
export function helmCharts({
  environment: { delivery },
  releases,
}: Pick<StackPlan, 'environment' | 'releases'>): readonly Finding[] {
  const { helmController } = delivery;
  if (!helmController) return [];
  return [...sharedNames(releases, helmController), ...ownConfigs(releases, helmController)];
}

/** HelmCharts are named after their releases, and stand in one namespace. */
function sharedNames(releases: readonly Release[], { namespace }: HelmControllerSettings): readonly Finding[] {
  return releases.flatMap(({ name, namespace: second }, index) => {
    const first = releases.slice(0, index).find((other) => other.name === name);
    if (!first) return [];
    return [
      error('delivery/helm-chart-name', ['delivery', 'helmController'], {
        problem: `two releases are named ${name}, one in ${first.namespace} and one in ${second}`,
        consequence: `both are the HelmChart ${namespace}/${name}, and only the last one is installed`,
        fix: 'let another engine deliver them:\ndelivery:\n  flux: {}',
      }),
    ];
  });
}

/** What is said of our own charts stands in one place. */
function ownConfigs(releases: readonly Release[], { chartConfigs }: HelmControllerSettings): readonly Finding[] {
  return Object.entries(chartConfigs).flatMap(([name, values]) => {
    const release = releases.find((candidate) => candidate.name === name);
    if (!release) return [];
    return [
      error('delivery/helm-chart-config-own', ['delivery', 'helmController', 'chartConfigs', name], {
        problem: `${name} is a release of this environment, not the chart of someone else`,
        consequence: 'its values stand in two places, and no check sees these',
        fix: `move them:\n${asSection(release, values)}`,
      }),
    ];
  });
}

function asSection({ valuesPath }: Release, values: object): string {
  const section = valuesPath.reduceRight<unknown>((below, step) => ({ [step]: below }), values);
  return toYaml(section).trimEnd();
}
