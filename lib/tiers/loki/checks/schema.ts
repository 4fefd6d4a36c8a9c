import { setKey } from '../../../findings/repair';
import { objectStoreOf } from '../storage/kinds';
import { lokiCheck } from './subject';

/** An early day costs nothing in a new Loki. */
const EARLY_DAY = '2024-04-01';

/** No clock is asked: the chart has been released, so its release day is past. */
export const schemaFuture = lokiCheck({
  id: 'loki/schema-future',
  severity: 'error',
  since: '0.1.0',
  finds: 'the first schema period begins after the chart was released, so it may not have begun yet',
  happens: 'Loki has no schema for the days before, and refuses their lines',
  remedy: 'let the first period begin on an early day, which costs nothing in a new Loki',
  needs: ['loki'],
  find: ({ loki: { schema, chart } }) => {
    const [first] = schema;
    if (first === undefined || first.from <= chart.released) return [];
    return [
      {
        path: ['loki', 'schema', 0, 'from'],
        problem: `the first schema period begins on ${first.from}, after chart ${chart.version} was released (${chart.released})`,
        fix: setKey(['loki', 'schema', 0, 'from'], EARLY_DAY),
      },
    ];
  },
});

export const schemaOrder = lokiCheck({
  id: 'loki/schema-order',
  severity: 'error',
  since: '0.1.0',
  finds: 'the schema periods are not in the order of their first days, or two have the same one',
  happens: 'Loki refuses to start',
  remedy: 'list the periods by their first day, oldest first, each day once',
  needs: ['loki'],
  find: ({ loki: { schema } }) =>
    schema.flatMap(({ from }, index) => {
      const before = schema[index - 1];
      if (before === undefined || before.from < from) return [];
      return [
        {
          path: ['loki', 'schema', index, 'from'],
          problem: `the period from ${from} stands after the one from ${before.from}`,
          fix: 'list the periods by their first day, oldest first, each day once',
        },
      ];
    }),
});

export const schemaStore = lokiCheck({
  id: 'loki/schema-store',
  severity: 'error',
  since: '0.1.0',
  finds: 'the newest schema period stores elsewhere than `loki.storage` says',
  happens: 'Loki writes chunks to a store that is not configured, and fails',
  remedy:
    'append a period that stores where `loki.storage` says, and name the store of the others under `loki.earlierStorage`',
  needs: ['loki'],
  find: ({ loki: { schema, storage } }) => {
    const newest = schema.at(-1);
    const store = objectStoreOf(storage);
    if (newest === undefined || newest.objectStore === store) return [];
    return [
      {
        path: ['loki', 'schema', schema.length - 1, 'objectStore'],
        problem: `the newest schema period stores in ${newest.objectStore}, but the storage is ${storage.kind}`,
        fix: `append a period that begins on a day to come, with objectStore ${store}, and name ${newest.objectStore} under loki.earlierStorage; only where no line has been stored yet, write objectStore ${store} here`,
      },
    ];
  },
});
