import { knownSince, majorOf } from '../../../charts/versions';
import { ROLES } from '../components';
import type { LokiTopology } from '../topology';
import { lokiCheck } from './subject';

/** The major version of Loki that no longer knows a topology: grafana/loki@main:docs/sources/setup/upgrade/_index.md */
const REMOVED_IN: Readonly<Partial<Record<LokiTopology, number>>> = { 'simple-scalable': 4 };

/** The first minor version of chart 6 whose notes call simple-scalable deprecated. */
const DEPRECATED_SINCE = '6.52.0';

export const topologyUnsupported = lokiCheck({
  id: 'loki/topology-unsupported',
  severity: 'error',
  since: '0.1.0',
  finds: 'the version of Loki that the chart installs does not have the topology',
  happens: 'Loki refuses its targets and never starts',
  remedy: 'use a topology that this version has, or a chart with an older Loki',
  needs: ['loki'],
  find: ({ loki: { chart, topology } }) => {
    const removed = REMOVED_IN[topology];
    if (removed === undefined || majorOf(chart.program) < removed) return [];
    const known = Object.keys(ROLES).filter((name) => name !== topology);
    return [
      {
        path: ['loki', 'topology'],
        problem: `Loki ${chart.program} of chart ${chart.version} has no topology ${topology}`,
        fix: `use the topology ${known.join(' or ')}, or a chart with an older Loki`,
      },
    ];
  },
});

export const simpleScalableDeprecated = lokiCheck({
  id: 'loki/simple-scalable-deprecated',
  severity: 'warning',
  since: '0.1.0',
  sources: ['grafana/loki@main:docs/sources/setup/upgrade/_index.md'],
  finds: 'the chart calls the topology simple-scalable deprecated, and Loki 4 removes it',
  happens: 'the upgrade to Loki 4 will need another topology, with a migration of its volumes',
  remedy: 'use monolithic with three replicas on an object store, or distributed, while there is little to migrate',
  needs: ['loki'],
  find: ({ loki: { chart, topology } }) => {
    if (topology !== 'simple-scalable' || !knownSince(chart.version)(DEPRECATED_SINCE)) return [];
    return [
      {
        path: ['loki', 'topology'],
        problem: `chart ${chart.version} calls simple-scalable deprecated, and Loki 4 removes it`,
        fix: 'use monolithic with three replicas on an object store, or distributed, while there is little to migrate',
      },
    ];
  },
});
