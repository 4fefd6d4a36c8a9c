import type { Fix } from '../../../findings/finding';
import type { Found } from '../../../findings/finding-kind';
import { removeKey, setKey } from '../../../findings/repair';
import { replicasOf } from '../components';
import type { LokiSettings } from '../settings';
import { kindOf, objectStoreOf, storesOf } from '../storage/kinds';
import { lokiCheck } from './subject';

/** Every store that a period names is configured, and there for every pod that reads from it. */
export const periodStores = lokiCheck({
  id: 'loki/period-store',
  severity: 'error',
  since: '0.2.0',
  finds: 'a schema period is kept in a store that is not configured',
  happens: 'Loki looks for the lines of those days in its working directory, and finds none',
  remedy: 'name the store under `loki.earlierStorage`',
  needs: ['loki'],
  find: ({ loki }) => {
    const configured = storesOf(loki).map(objectStoreOf);
    return loki.schema.slice(0, -1).flatMap(({ from, objectStore }, index) =>
      configured.includes(objectStore)
        ? []
        : [
            {
              path: ['loki', 'schema', index, 'objectStore'],
              problem: `the period from ${from} is kept in ${objectStore}, and only ${configured.join(' and ')} is configured`,
              fix: nameStore(loki, objectStore),
            },
          ],
    );
  },
});

function nameStore(loki: LokiSettings, objectStore: string): Fix {
  if (objectStore !== 'filesystem') return `name it under loki.earlierStorage, with the key ${objectStore}`;
  return isOnePod(loki) ? setKey(['loki', 'earlierStorage', 'filesystem'], {}) : ONE_POD;
}

const ONE_POD =
  'keep the topology monolithic with one pod until all lines of that period are older than the retention: no other pod has its disk';

function isOnePod(loki: LokiSettings): boolean {
  return loki.topology === 'monolithic' && replicasOf(loki, 'single-binary') === 1;
}

/** What is said of earlier stores can be done, and is of use. */
export const earlierStorage = lokiCheck({
  id: 'loki/earlier-storage',
  severity: 'error',
  milder: 'no period is kept in the store',
  since: '0.2.0',
  finds:
    'a store of earlier periods is of the same kind as `loki.storage`, on a disk that not all pods have, or of no use',
  happens: 'Loki takes one of the stores for the other, or finds no line of those days',
  remedy: 'keep stores of different kinds, and a disk with one monolithic pod only',
  needs: ['loki'],
  find: ({ loki }) => loki.earlierStorage.flatMap((store) => faults(loki, store)),
});

function faults(loki: LokiSettings, store: LokiSettings['storage']): readonly Found[] {
  const path = ['loki', 'earlierStorage', store.kind];
  const name = objectStoreOf(store);
  if (name === objectStoreOf(loki.storage)) {
    return [
      {
        path,
        problem: `both ${store.kind} here and ${loki.storage.kind} under loki.storage are called ${name}, and Loki tells stores by that name`,
        fix: 'copy the objects into the new bucket before you switch, or keep the old one: one store of a kind is all that Loki reads',
      },
    ];
  }
  if (!kindOf(store).isShared && !isOnePod(loki)) {
    return [
      { path, problem: 'earlier periods are on the disk of one pod, and Loki is more than that pod', fix: ONE_POD },
    ];
  }
  if (loki.schema.some(({ objectStore }) => objectStore === name)) return [];
  return [
    {
      path,
      severity: 'warning',
      problem: `no schema period is kept in ${name}`,
      consequence: 'Loki has credentials of a store that it never reads',
      fix: removeKey(path, { otherwise: `give the period that is kept there objectStore: ${name}` }),
    },
  ];
}
