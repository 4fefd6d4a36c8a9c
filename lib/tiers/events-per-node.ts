import type { Release } from '../charts/release';
import { type Check, defineCheck } from '../findings/check';
import type { FindingKind } from '../findings/finding-kind';
import type { JsonObject } from '../kubernetes/json';

const EVENTS_PER_NODE: FindingKind = {
  id: 'events/per-node',
  severity: 'error',
  since: '0.1.0',
  finds: 'a release that runs a pod on every node reads events of the whole cluster',
  happens: 'every node sends every event of the cluster, and all of them are stored that often',
  remedy: 'delete it there, and let the stack read events once: `logs.events: true`',
};

/**
 * A check that what every node would read of the whole cluster is read once.
 * @param readers names what in values of a release reads the cluster from every node
 */
export function eventsPerNode(
  readers: (values: JsonObject) => readonly string[],
): Check<{ readonly release: Release }> {
  return defineCheck<{ readonly release: Release }>()({
    ...EVENTS_PER_NODE,
    needs: ['release'],
    find: ({ release: { name, values, valuesPath } }) =>
      readers(values).map((reader) => ({
        path: valuesPath,
        problem: `${reader} stands in the release ${name}, which runs a pod on every node`,
        consequence: 'every node sends every event of the cluster, and all of them are stored that often',
        fix: 'delete it there, and let the stack read events once, with logs.events: true',
      })),
  });
}
