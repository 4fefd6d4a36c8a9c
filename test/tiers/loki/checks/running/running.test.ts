import type { Check } from '../../../../../lib/findings/check';
import { formatPath } from '../../../../../lib/findings/finding';
import { chunkIdle } from '../../../../../lib/tiers/loki/checks/running/chunks';
import { claimsDeleted } from '../../../../../lib/tiers/loki/checks/running/claims';
import { directoriesMounted, volumesKept } from '../../../../../lib/tiers/loki/checks/running/directories';
import { factorAboveRunning } from '../../../../../lib/tiers/loki/checks/running/quorum';
import type { LokiPlanSubject } from '../../../../../lib/tiers/loki/checks/subject';
import { runningLoki } from '../../../../../lib/tiers/loki/running';
import type { ResolvedLoki } from '../../../../../lib/tiers/loki/settings';
import { lokiTier } from '../../../../../lib/tiers/loki/tier';
import { Duration } from '../../../../../lib/units/duration';
import { runCheck } from '../../../../support/checks';
import { fixText } from '../../../../support/fix-text';
import { COMMUNITY_CHART, distributed, GRAFANA_CHART, minimal, onDisk } from '../../props';

type RunningCheck = Check<Required<Pick<LokiPlanSubject, 'running'>>>;

const found = (check: RunningCheck, props: ResolvedLoki) =>
  runCheck(check, { running: lokiTier(props).releases.map(runningLoki) });

const ALL: readonly RunningCheck[] = [directoriesMounted, volumesKept, factorAboveRunning, claimsDeleted, chunkIdle];

describe.each([GRAFANA_CHART, COMMUNITY_CHART])('chart $version', (chart) => {
  test.each([onDisk({ chart }), minimal({ chart }), distributed({ chart })])(
    'what the tier makes is right: $topology',
    (props) => {
      expect(ALL.flatMap((check) => found(check, props))).toEqual([]);
    },
  );

  test('a volume that is taken away', () => {
    const single = onDisk({ chart, values: { singleBinary: { persistence: { enabled: false } } } });
    // Chart 6.49.0 mounts nothing then, and 18.11.0 an empty directory.
    const [first] = [volumesKept, directoriesMounted].flatMap((check) => found(check, single));
    expect(first?.path).toEqual(['loki', 'values', 'singleBinary', 'persistence']);
    const values = { ingester: { persistence: { enabled: false } } };
    expect(found(volumesKept, distributed({ chart, values }))).toMatchObject([
      { id: 'loki/volume-lost', path: ['loki', 'values', 'ingester', 'persistence'] },
    ]);
  });

  test('claims that go with their StatefulSet', () => {
    const values = { ingester: { persistence: { enableStatefulSetAutoDeletePVC: true, whenDeleted: 'Delete' } } };
    expect(found(claimsDeleted, distributed({ chart, values }))).toMatchObject([
      { problem: expect.stringMatching('the claims of loki-ingester are deleted') },
    ]);
  });
});

test('a directory outside of the volumes: the fix puts it below one', () => {
  const values = { loki: { compactor: { working_directory: '/data/compactor' } } };
  expect(found(directoriesMounted, onDisk({ values }))).toMatchObject([
    {
      path: ['loki', 'values', 'loki', 'compactor', 'working_directory'],
      fix: fixText('working_directory: /var/loki/compactor'),
    },
  ]);
});

test('a volume that is mounted there makes it right', () => {
  const values = {
    loki: { compactor: { working_directory: '/data/compactor' } },
    singleBinary: {
      extraVolumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
      extraVolumeMounts: [{ name: 'data', mountPath: '/data' }],
    },
  };
  expect(found(directoriesMounted, onDisk({ values }))).toEqual([]);
});

test('only pods that do a job need its directory', () => {
  const values = { loki: { ingester: { wal: { dir: '/wal' } } } };
  expect(found(directoriesMounted, distributed({ values })).map(({ problem }) => problem)).toEqual([
    expect.stringContaining('loki-ingester'),
  ]);
});

test('copies of each line, in whichever setting counts', () => {
  const ring = { ingester: { lifecycler: { ring: { replication_factor: 3 } } } };
  const [finding] = found(factorAboveRunning, onDisk({ values: { loki: { structuredConfig: ring } } }));
  expect(finding?.path && formatPath(finding.path)).toContain(
    'structuredConfig.ingester.lifecycler.ring.replication_factor',
  );
  expect(finding?.consequence).toContain('every push fails');
});

test('an idle period that never ends', () => {
  const hours = (idle: number, age: number) =>
    found(chunkIdle, onDisk({ chunks: { idlePeriod: Duration.hours(idle), maxAge: Duration.hours(age) } }));
  expect(hours(3, 1)).toMatchObject([
    { path: ['loki', 'chunks', 'idlePeriod'], fix: fixText('loki:\n  chunks:\n    idlePeriod: 30m') },
  ]);
  expect(hours(1, 3)).toEqual([]);
  expect(found(chunkIdle, onDisk({ chunks: { maxAge: Duration.minutes(20) } }))).toHaveLength(1);
});
