import { isTrue, printed } from '../../../charts/go-template';
import { targetModule, ui } from './conditions';
import type { GrafanaComponent } from './grafana-component';
import { scalableName } from './names';
import { at, isScalable, type LokiRelease } from './release';

/** `read.legacyReadTarget` has read do what backend does. */
function legacy(release: LokiRelease): boolean {
  return isTrue(at(release, 'read', 'legacyReadTarget'));
}

function backendAddress(release: LokiRelease): string {
  const domain = printed(at(release, 'global', 'clusterDomain'));
  const port = printed(at(release, 'loki', 'server', 'grpc_listen_port'));
  return `${scalableName(release, 'backend')}.${release.namespace}.svc.${domain}:${port}`;
}

const readTarget = (release: LokiRelease) => `${targetModule(release, 'read')}${ui(release)}`;

const STATEFUL = { kind: 'StatefulSet', retention: 'delete', scales: true } as const;
const TMP = ['tmp', '/tmp'] as const;

/** Write, read and backend of grafana's chart. */
export const GRAFANA_SCALABLE: readonly GrafanaComponent[] = [
  {
    ...STATEFUL,
    section: 'write',
    name: 'write',
    runs: isScalable,
    args: (release) => [targetModule(release, 'write')],
    data: 'parameters',
  },
  {
    ...STATEFUL,
    section: 'backend',
    name: 'backend',
    runs: (release) => isScalable(release) && !legacy(release),
    args: (release) => [targetModule(release, 'backend'), '-legacy-read-mode=false'],
    data: 'parameters',
    temporary: TMP,
  },
  {
    section: 'read',
    name: 'read',
    kind: 'Deployment',
    runs: (release) => isScalable(release) && !legacy(release),
    args: (release) => [
      readTarget(release),
      '-legacy-read-mode=false',
      `-common.compactor-grpc-address=${backendAddress(release)}`,
    ],
    data: 'empty',
    temporary: TMP,
    scales: true,
    noInit: true,
  },
  {
    ...STATEFUL,
    section: 'read',
    name: 'read',
    runs: (release) => isScalable(release) && legacy(release),
    args: (release) => [readTarget(release)],
    data: 'claim',
    temporary: TMP,
  },
];
