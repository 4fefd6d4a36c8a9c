import type { Delivery, DeliveryEngine, DeliveryInput } from '../delivery';
import { STAGES } from '../stage';
import { helmChart } from './helm-chart';
import { helmChartConfig } from './helm-chart-config';
import { keepData } from './labels';
import { helmControllerNotes } from './notes';
import type { HelmControllerSettings } from './settings';

/**
 * Delivery by the helm-controller of RKE2 and k3s: one HelmChart a release. The controller looks at no folder and knows
 * no order, so whoever brings the objects into the cluster applies all of them.
 */
export function helmController(settings: HelmControllerSettings): DeliveryEngine {
  return (input) => deliver(input, settings);
}

function deliver(
  { prerequisites, releases, objects, configs, secrets }: DeliveryInput,
  settings: HelmControllerSettings,
): Delivery {
  const chartConfigs = Object.entries(settings.chartConfigs);
  const stages = {
    prerequisites: prerequisites.map(keepData),
    releases: [
      ...releases.map((release) => helmChart(release, settings)),
      ...chartConfigs.map(([name, values]) => helmChartConfig(name, values, settings.namespace)),
      ...objects.map(keepData),
    ],
    configs,
  };
  return {
    engine: 'helm-controller',
    notes: helmControllerNotes(settings),
    awaitedSecrets: secrets,
    entry: [],
    appliedWithEntry: STAGES.filter((stage) => stages[stage].length > 0),
    stages,
  };
}
