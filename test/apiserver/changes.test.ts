import type { JsonObject } from '../../lib/kubernetes/json';
import { effectsOf } from '../../lib/transitions/all';
import type { Effect } from '../../lib/transitions/effect';
import { namespacesOf, objectsOf, titleOf } from '../transitions/cluster-objects';
import { DATA_ROWS } from '../transitions/rows-data';
import { DOOR_ROWS } from '../transitions/rows-doors';
import { POD_ROWS } from '../transitions/rows-pods';
import { changeOf } from '../transitions/sides';
import { describeServer } from './server';

// What a review calls refused is what the API server refuses of the new objects where the old ones are, and nothing else.

/** What engines refuse, or do, before the API server is asked. */
const BY_ENGINES = ['release', 'installer', 'left-namespace', 'destination', 'owner', 'twice'];

describeServer('with a real API server', (server) => {
  /** Applies objects as an engine does. @returns those that are refused, by their names */
  function apply(objects: readonly JsonObject[], suffix: string): readonly string[] {
    const list = (items: readonly JsonObject[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    const args = ['apply', '--server-side', '--force-conflicts', '-f', '-'];
    if (server().kubectl(args, list(objects)).code === 0) return [];
    return objects
      .filter((object) => server().kubectl(args, list([object])).code !== 0)
      .map((object) => titleOf(object, suffix));
  }

  test.each([...DATA_ROWS, ...DOOR_ROWS, ...POD_ROWS].map((row, index) => [row.of, row.title, row, index] as const))(
    '%s: %s',
    (_of, _title, row, index) => {
      const suffix = `-${index}`;
      const change = changeOf(row);
      const { base, head } = objectsOf(change, suffix);
      apply(namespacesOf([...base, ...head]), suffix);
      expect(apply(base, suffix)).toEqual([]);
      const said = effectsOf(change).filter(isOfServer);
      expect(apply(head, suffix).toSorted()).toEqual(said.flatMap(({ subject }) => subject.split(', ')).toSorted());
    },
    120_000,
  );
});

/** What an engine makes anew by itself needs only a look, and is refused to all others. */
function isOfServer({ kind, verdict }: Effect): boolean {
  const [family, concern = ''] = kind.split('/');
  if (family !== 'impossible' || BY_ENGINES.includes(concern)) return false;
  return verdict === 'refused' || concern === 'fixed-field';
}
