import { error, type Finding, warning } from '../../../findings/finding';
import type { InstallingEnvironment } from '../../../plan/environment';
import { ROLES } from '../components';
import type { LokiTopology } from '../topology';

/** The major version of Loki that no longer knows a topology: grafana/loki@main:docs/sources/setup/upgrade/_index.md */
const REMOVED_IN: Readonly<Partial<Record<LokiTopology, number>>> = { 'simple-scalable': 4 };

/** The first minor version of chart 6 whose notes call simple-scalable deprecated. */
const DEPRECATED_SINCE = [6, 52] as const;

type Asked = Pick<InstallingEnvironment, 'loki'>;

/** The version of Loki that the chart installs knows the topology. */
export function lokiTopology({ loki: { chart, topology } }: Asked): readonly Finding[] {
  const removed = REMOVED_IN[topology];
  if (removed === undefined || (versionParts(chart.appVersion)[0] ?? 0) < removed) return [];
  const known = Object.keys(ROLES).filter((name) => name !== topology);
  return [
    error('loki/topology-unsupported', ['loki', 'topology'], {
      problem: `Loki ${chart.appVersion} of chart ${chart.version} has no topology ${topology}`,
      consequence: 'Loki refuses its targets and never starts',
      fix: `loki:\n  topology: ${known.join(' # or ')}`,
    }),
  ];
}

/** The next major version of Loki will know the topology too. */
export function lokiTopologyDeprecated({ loki: { chart, topology } }: Asked): readonly Finding[] {
  const [major = 0, minor = 0] = versionParts(chart.version);
  const [deprecatedMajor, deprecatedMinor] = DEPRECATED_SINCE;
  const deprecated = major > deprecatedMajor || (major === deprecatedMajor && minor >= deprecatedMinor);
  if (topology !== 'simple-scalable' || !deprecated) return [];
  return [
    warning('loki/simple-scalable-deprecated', ['loki', 'topology'], {
      problem: `chart ${chart.version} calls simple-scalable deprecated, and Loki 4 removes it`,
      consequence: 'the upgrade to Loki 4 will need another topology, with a migration of its volumes',
      fix: 'loki:\n  topology: monolithic # three replicas on an object store, or distributed',
    }),
  ];
}

function versionParts(version: string): readonly number[] {
  return version.split('.').map(Number);
}
