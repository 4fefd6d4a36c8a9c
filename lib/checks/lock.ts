import type { Check } from '../findings/check';
import type { FindingKind } from '../findings/finding-kind';
import type { DeliveredRelease } from '../rendered/delivered-release';
import { chartNearModel } from './chart-near-model';
import { type LockSubject, lockCheck } from './lock-check';

const NOT_LOOKED_AT =
  'what refers to objects of such a release is not looked at here: a Service or a key of a Secret that has another name is found when lines are missing';

const RENEW =
  '`npx cdk8s-logging lock ENV --pull`, or `--charts FOLDER` where the charts are at hand; CI can do it as well';

const inventoryMissing = lockCheck({
  id: 'lock/missing',
  severity: 'note',
  since: '0.1.0',
  finds: 'there is no inventory in `locks/` of what a release renders to',
  happens: NOT_LOOKED_AT,
  remedy: `make the inventory: ${RENEW}`,
  needs: ['name', 'known'],
  find: ({ name, known }) =>
    notLocked(
      known.missing,
      (releases) => `there is no inventory yet of what ${name} renders to, for ${releases}`,
      name,
    ),
});

const inventoryStale = lockCheck({
  id: 'lock/stale',
  severity: 'note',
  since: '0.1.0',
  finds: 'the inventory in `locks/` of what a release renders to is of other values or of another version',
  happens: NOT_LOOKED_AT,
  remedy: `renew the inventory: ${RENEW}`,
  needs: ['name', 'known'],
  find: ({ name, known }) =>
    notLocked(
      known.stale,
      (releases) => `the inventory of what ${name} renders to is older than the values of ${releases}`,
      name,
    ),
});

function notLocked(releases: readonly DeliveredRelease[], problemOf: (names: string) => string, environment: string) {
  if (releases.length === 0) return [];
  const named = releases.map(({ name }) => name).join(', ');
  return [
    {
      path: [],
      problem: problemOf(named),
      consequence: 'Services, ports, labels and keys of Secrets that lead to or from its objects were not looked at',
      fix: `npx cdk8s-logging lock ${environment} --pull brings it up to date where Helm is at hand, in CI as well`,
    },
  ];
}

const inventoryImpossible = lockCheck({
  id: 'lock/unknowable',
  severity: 'warning',
  since: '0.1.0',
  finds: 'a release can have no inventory, for example because it names no exact version of its chart',
  happens: NOT_LOOKED_AT,
  remedy: 'pin the chart, and give all values in the environment file',
  needs: ['known'],
  find: ({ known }) =>
    known.unknowable.map(({ name, object, unknowable }) => ({
      path: [],
      problem: `the release ${name} can have no inventory: ${unknowable} (${object.kind} ${object.name})`,
      consequence: NOT_LOOKED_AT,
      fix: 'pin the chart, and give all values in the environment file',
    })),
});

const inventoryUnused = lockCheck({
  id: 'lock/unused',
  severity: 'warning',
  since: '0.1.0',
  finds: 'there is an inventory in `locks/` of a release that the environment no longer has',
  happens: 'nothing changes, but the next reader takes it for what runs',
  remedy: 'let `npx cdk8s-logging lock ENV` remove it',
  needs: ['name', 'known'],
  find: ({ name, known }) => {
    const files = known.unused.map(({ file }) => file);
    if (files.length === 0) return [];
    return [
      {
        path: [],
        problem: `there is no release any more for ${files.join(', ')}`,
        fix: `npx cdk8s-logging lock ${name}`,
      },
    ];
  },
});

/** Found where Helm renders the releases: by `check` and `lock --check`, not by a synth. */
export const LOCK_OUTDATED: FindingKind = {
  id: 'lock/outdated',
  severity: 'error',
  since: '0.2.0',
  finds: 'an inventory in `locks/` is missing, or says something else than what Helm renders now',
  happens: NOT_LOOKED_AT,
  remedy: `renew the inventory, and commit it: ${RENEW}`,
};

/**
 * Checks of rendered inventories. None of them stops a synth: inventories are renewed after it, and a change of the
 * environment file alone is nothing to accept.
 */
export const LOCK_CHECKS: readonly Check<LockSubject>[] = [
  inventoryMissing,
  inventoryStale,
  inventoryImpossible,
  inventoryUnused,
  chartNearModel,
];
