import { type Check, defineCheck } from '../findings/check';
import type { DeliveredRelease } from '../rendered/delivered-release';
import type { KnownReleases } from '../rendered/known';

/** The releases of an environment, with what is known of their inventories. */
export interface LockSubject {
  /** Name of the environment. */
  readonly name: string;

  /** The releases of the environment, by the state of their inventories. */
  readonly known: KnownReleases;
}

const lockCheck = defineCheck<LockSubject>();

const NOT_LOOKED_AT =
  'what refers to objects of such a release is not looked at here: a Service or a key of a Secret that has another name is found when lines are missing';

const RENEW = '`npm run lock -- ENV --pull`, or `--charts FOLDER` where the charts are at hand';

const inventoryMissing = lockCheck({
  id: 'lock/missing',
  severity: 'warning',
  since: '0.1.0',
  finds: 'there is no inventory in `locks/` of what a release renders to',
  happens: NOT_LOOKED_AT,
  remedy: `make the inventory: ${RENEW}`,
  needs: ['name', 'known'],
  find: ({ name, known }) =>
    notLocked((releases) => `there is no inventory of what ${releases} renders to`, known.missing, name),
});

const inventoryStale = lockCheck({
  id: 'lock/stale',
  severity: 'warning',
  since: '0.1.0',
  finds: 'the inventory in `locks/` of what a release renders to is of other values or of another version',
  happens: NOT_LOOKED_AT,
  remedy: `renew the inventory: ${RENEW}`,
  needs: ['name', 'known'],
  find: ({ name, known }) =>
    notLocked((releases) => `the inventory of what ${releases} renders to is of other values`, known.stale, name),
});

function notLocked(problemOf: (names: string) => string, releases: readonly DeliveredRelease[], environment: string) {
  if (releases.length === 0) return [];
  return [
    {
      path: [],
      problem: problemOf(releases.map(({ name, chart, version }) => `${name} (${chart} ${version})`).join(', ')),
      consequence: NOT_LOOKED_AT,
      fix: `npm run lock -- ${environment} --pull, or --charts FOLDER where the charts are at hand`,
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
  remedy: 'let `npm run lock -- ENV` remove it',
  needs: ['name', 'known'],
  find: ({ name, known }) => {
    const files = known.unused.map(({ file }) => file);
    if (files.length === 0) return [];
    return [
      {
        path: [],
        problem: `there is no release any more for ${files.join(', ')}`,
        fix: `npm run lock -- ${name}`,
      },
    ];
  },
});

/** Checks of rendered inventories. None of them stops a synth: inventories are renewed after it. */
export const LOCK_CHECKS: readonly Check<LockSubject>[] = [
  inventoryMissing,
  inventoryStale,
  inventoryImpossible,
  inventoryUnused,
];
