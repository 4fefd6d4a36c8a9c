import { kubernetesObject } from '../../kubernetes/kinds';
import { PART_OF } from '../../kubernetes/labels';
import type { Manifest } from '../../kubernetes/manifest';
import type { OverviewDashboard } from './dashboard';
import type { DashboardSettings } from './settings';

/** A dashboard as the ConfigMap that Grafana's sidecar picks up: it names the file after the key, in one folder for all. */
export function dashboardConfigMap(
  { uid, json }: Pick<OverviewDashboard, 'uid' | 'json'>,
  { namespace, folder, sidecarLabel }: DashboardSettings,
): Manifest {
  return kubernetesObject(
    'ConfigMap',
    {
      name: 'logging-dashboard',
      namespace,
      labels: { ...PART_OF, [sidecarLabel.name]: sidecarLabel.value },
      ...(folder === undefined ? {} : { annotations: { grafana_folder: folder } }),
    },
    { data: { [`${uid}.json`]: `${JSON.stringify(json, null, 2)}\n` } },
  );
}
