import type { JsonObject } from '../../lib/kubernetes/json';
import { valueAt } from '../../lib/kubernetes/json';
import { effectsOf } from '../../lib/transitions/all';
import { ROWS } from '../transitions/all-rows';
import { clusterObjects } from '../transitions/cluster-objects';
import { changeOf } from '../transitions/sides';
import { describeServer } from './server';

// What a review calls refused is what the API server refuses of the new objects where the old ones are, and nothing else.

describeServer('with a real API server', (server) => {
  /** Applies objects as an engine does. @returns the subjects of those that are refused */
  function apply(objects: readonly JsonObject[]): readonly string[] {
    const list = (items: readonly JsonObject[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    const args = ['apply', '--server-side', '--force-conflicts', '-f', '-'];
    if (server().kubectl(args, list(objects)).code === 0) return [];
    return objects.flatMap((object) => {
      const { code, stderr } = server().kubectl(args, list([object]));
      return code === 0 ? [] : [`${subjectOf(object)}: ${stderr}`];
    });
  }

  const namespacesOf = (objects: readonly JsonObject[]): readonly JsonObject[] =>
    [...new Set(objects.flatMap((object) => valueAt(object, 'metadata', 'namespace') ?? []))].map((name) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    }));

  test.each(ROWS.map((row, index) => [row.of, row.title, row, index] as const))(
    '%s: %s',
    (_of, _title, row, index) => {
      const change = changeOf(row);
      const [base, head] = [change.base, change.head].map((side) => clusterObjects(side, `-${index}`));
      apply(namespacesOf([...(base ?? []), ...(head ?? [])]));
      expect(apply(base ?? [])).toEqual([]);
      const refused = apply(head ?? []).map((words) => words.slice(0, words.indexOf(':')));
      const said = effectsOf(change).filter(
        ({ kind, verdict }) => kind.startsWith('impossible/') && verdict === 'refused',
      );
      const subjects = said.flatMap(({ subject }) => subject.split(', ').map((each) => withSuffix(each, `-${index}`)));
      expect(refused.toSorted()).toEqual(subjects.toSorted());
    },
    60_000,
  );
});

function subjectOf(object: JsonObject): string {
  const [kind, namespace, name] = [
    object.kind,
    valueAt(object, 'metadata', 'namespace'),
    valueAt(object, 'metadata', 'name'),
  ];
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

function withSuffix(subject: string, suffix: string): string {
  return subject.includes('/') ? subject.replace('/', `${suffix}/`) : `${subject}${suffix}`;
}
