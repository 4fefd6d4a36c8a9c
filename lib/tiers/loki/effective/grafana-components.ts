import { isTrue } from '../../../charts/go-template';
import { targetModule, ui } from './conditions';
import type { GrafanaComponent } from './grafana-component';
import { GRAFANA_DISTRIBUTED } from './grafana-distributed';
import { GRAFANA_SCALABLE } from './grafana-scalable';
import { at, isMonolithic } from './release';

/** Every component of grafana's chart: grafana/loki@helm-loki-6.49.0:production/helm/loki/templates */
export const GRAFANA_COMPONENTS: readonly GrafanaComponent[] = [
  {
    section: 'singleBinary',
    name: '',
    kind: 'StatefulSet',
    runs: isMonolithic,
    args: (release) => [`${targetModule(release, 'singleBinary')}${ui(release)}`],
    data: 'storage',
    temporary: ['tmp', '/tmp'],
    retention: 'values-if-enabled',
  },
  ...GRAFANA_SCALABLE,
  ...GRAFANA_DISTRIBUTED,
  {
    section: 'tableManager',
    name: 'table-manager',
    kind: 'Deployment',
    runs: (release) => isTrue(at(release, 'tableManager', 'enabled')),
    args: () => ['-target=table-manager'],
    data: 'none',
    noInit: true,
  },
];
