import type { Release } from '../../charts/release';
import { type Check, defineCheck } from '../../findings/check';
import { moveKey, removeKey, setKey, together } from '../../findings/repair';
import type { HelmControllerSettings } from './settings';

/** Input of the checks of the helm-controller of RKE2 and k3s. */
export interface HelmControllerSubject {
  /** @default - another engine delivers */
  readonly helmController?: HelmControllerSettings;

  /** Releases of the environment. */
  readonly releases: readonly Release[];
}

const helmControllerCheck = defineCheck<HelmControllerSubject>();

/** Finds two releases whose HelmCharts would have one name. */
const sharedNames = helmControllerCheck({
  id: 'delivery/helm-chart-name',
  severity: 'error',
  since: '0.1.0',
  finds: 'two releases in two namespaces have one name, and the helm-controller installs them',
  happens: 'both are the same HelmChart, and only the last one is installed',
  remedy: 'let Flux or Argo CD deliver them, which tell releases apart by namespace',
  needs: ['helmController', 'releases'],
  find: ({ helmController, releases }) =>
    releases.flatMap(({ name, namespace: second }, index) => {
      const first = releases.slice(0, index).find((other) => other.name === name);
      if (!first) return [];
      return [
        {
          path: ['delivery', 'helmController'],
          problem: `two releases are named ${name}, one in ${first.namespace} and one in ${second}`,
          consequence: `both are the HelmChart ${helmController.namespace}/${name}, and only the last one is installed`,
          fix: together([removeKey(['delivery', 'helmController']), setKey(['delivery', 'flux'], {})], {
            first: 'let another engine deliver them',
          }),
        },
      ];
    }),
});

/** Finds HelmChartConfigs for releases of the environment itself. */
const ownConfigs = helmControllerCheck({
  id: 'delivery/helm-chart-config-own',
  severity: 'error',
  since: '0.1.0',
  finds: '`delivery.helmController.chartConfigs` gives values for a release of the environment itself',
  happens: 'its values stand in two places, and no check sees these',
  remedy: 'move them to the `values` of that release',
  needs: ['helmController', 'releases'],
  find: ({ helmController, releases }) =>
    Object.keys(helmController.chartConfigs).flatMap((name) => {
      const release = releases.find((candidate) => candidate.name === name);
      if (!release) return [];
      return [
        {
          path: ['delivery', 'helmController', 'chartConfigs', name],
          problem: `${name} is a release of this environment, not the chart of someone else`,
          fix: moveKey(['delivery', 'helmController', 'chartConfigs', name], release.valuesPath),
        },
      ];
    }),
});

/** Checks of delivery by the helm-controller. */
export const HELM_CONTROLLER_CHECKS: readonly Check<HelmControllerSubject>[] = [sharedNames, ownConfigs];
