import { grouped } from '../../collections/grouped';
import { describeObject, type KubeObject } from '../../references/kube-object';
import type { Effect } from '../effect';
import { objectKey } from '../pair';
import type { Side } from '../side';
import type { Transition } from '../transition';

/** Objects of one identity. */
export const twice: Transition = {
  kind: 'impossible/twice',
  finds: 'two files, or a file and a release, bring the same object',
  happens: 'one of the two is refused, or each undoes what the other applies',
  find: ({ base, head }) => {
    const before = new Set(twins(base).map(([one]) => one && objectKey(one)));
    return twins(head).flatMap((same) => twinEffect(same, before));
  },
};

function twins({ objects, releases }: Side): readonly (readonly KubeObject[])[] {
  const rendered = releases.flatMap(({ rendered: known, delivered }) =>
    (known?.objects ?? []).map((object) => ({ ...object, origin: delivered.object.origin })),
  );
  return [...grouped([...objects, ...rendered], objectKey).values()].filter(({ length }) => length > 1);
}

function twinEffect(
  [first, second]: readonly KubeObject[],
  before: ReadonlySet<string | undefined>,
): readonly Effect[] {
  if (!first || !second || before.has(objectKey(first))) return [];
  return [
    {
      kind: 'impossible/twice',
      verdict: 'refused',
      what: `${first.kind} \`${first.name}\` is brought twice`,
      happens: second.ofChart
        ? 'Helm refuses a release with an object that somebody else has made, and engines that do not use Helm undo what the other applies'
        : 'an engine refuses a folder with one object twice, and nothing of it is applied',
      subject: describeObject(first),
      file: second.origin,
      from: 'once',
      to: 'twice',
      steps: { before: [{ text: 'Let one of the two go, or give it another name.' }] },
    },
  ];
}
