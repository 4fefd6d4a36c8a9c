import { isTrue } from '../../../charts/go-template';
import { hasPlainIngesters, hasZones, ingesterArguments, isCounted, ui, ZONES, zoneArgument } from './conditions';
import type { GrafanaComponent } from './grafana-component';
import { at, isDistributed } from './release';

const INGESTER = {
  section: 'ingester',
  kind: 'StatefulSet',
  data: 'claims-or-memory',
  retention: 'values',
  command: true,
  scales: true,
} as const;

const FRONT = { kind: 'Deployment', runs: isDistributed, data: 'none' } as const;

/** Components that keep files of their own, and a folder for temporary ones. */
const KEEPING = {
  kind: 'StatefulSet',
  data: 'claims-or-empty',
  retention: 'values',
  command: true,
  temporary: ['temp', '/tmp'],
} as const;

const target = (name: string) => () => [`-target=${name}`];

/** Every component of the distributed topology of grafana's chart. */
export const GRAFANA_DISTRIBUTED: readonly GrafanaComponent[] = [
  {
    ...INGESTER,
    name: 'ingester',
    runs: hasPlainIngesters,
    args: () => ['-ingester.availability-zone=zone-default', '-target=ingester'],
  },
  ...ZONES.map((zone) => ({
    ...INGESTER,
    name: `ingester-${zone}`,
    runs: hasZones,
    args: () => [...ingesterArguments(zone), '-target=ingester'],
  })),
  {
    ...FRONT,
    section: 'distributor',
    name: 'distributor',
    args: (release) => ['-target=distributor', ...zoneArgument(release, 'writePath')],
    command: true,
    scales: true,
  },
  {
    ...FRONT,
    section: 'querier',
    name: 'querier',
    args: (release) => [`-target=querier${ui(release)}`, ...zoneArgument(release, 'readPath')],
    data: 'empty',
    scales: true,
  },
  {
    ...FRONT,
    section: 'queryFrontend',
    name: 'query-frontend',
    args: target('query-frontend'),
    command: true,
    scales: true,
  },
  { ...FRONT, section: 'queryScheduler', name: 'query-scheduler', args: target('query-scheduler') },
  {
    ...FRONT,
    section: 'overridesExporter',
    name: 'overrides-exporter',
    runs: (release) => isDistributed(release) && isTrue(at(release, 'overridesExporter', 'enabled')),
    args: target('overrides-exporter'),
    command: true,
    noInit: true,
  },
  {
    section: 'indexGateway',
    name: 'index-gateway',
    kind: 'StatefulSet',
    runs: isDistributed,
    args: target('index-gateway'),
    data: 'claim-or-memory',
    retention: 'values',
  },
  { ...KEEPING, section: 'compactor', name: 'compactor', runs: isDistributed, args: target('compactor') },
  ...kept('bloomGateway', 'bloom-gateway'),
  ...kept('bloomPlanner', 'bloom-planner'),
  ...kept('patternIngester', 'pattern-ingester'),
  {
    section: 'bloomBuilder',
    name: 'bloom-builder',
    kind: 'Deployment',
    runs: isCounted('bloomBuilder'),
    args: target('bloom-builder'),
    data: 'empty',
    temporary: ['temp', '/tmp'],
    command: true,
    scales: true,
  },
  {
    section: 'ruler',
    name: 'ruler',
    kind: 'StatefulSet',
    runs: (release) => isDistributed(release) && isTrue(at(release, 'ruler', 'enabled')),
    args: target('ruler'),
    data: 'claim-or-empty',
    temporary: ['tmp', '/tmp/loki'],
  },
];

/** A component that the chart leaves out while it is to have no pods. */
function kept(section: string, name: string): readonly GrafanaComponent[] {
  return [{ ...KEEPING, section, name, runs: isCounted(section), args: target(name) }];
}
