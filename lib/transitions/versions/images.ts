import { compareVersions } from '../../charts/versions';
import { grouped } from '../../collections/grouped';
import { programOfImage } from '../../kubernetes/program-image';
import { containersOf, textOf } from '../containers';
import type { Effect } from '../effect';
import { type Change, keptOf, workloadPairs } from '../pair';
import type { SideWorkload } from '../side';
import type { Transition } from '../transition';

/** Images that are others. */
export const images: Transition = {
  kind: 'versions/image',
  finds: 'a container runs another image',
  happens: 'its pods are replaced, and run the other program',
  find: (change) =>
    [...grouped(changedImages(change), ({ from, to }) => `${from} ${to}`).values()].flatMap((same) => told(same)),
};

interface ChangedImage {
  readonly workload: SideWorkload;
  readonly from: string;
  readonly to: string;
}

function changedImages(change: Change): readonly ChangedImage[] {
  return keptOf(workloadPairs(change)).flatMap(({ base, head }) =>
    containersOf(head).flatMap((container) => {
      const before = containersOf(base).find(({ name }) => name === container.name);
      const [from, to] = [textOf(before, 'image'), textOf(container, 'image')];
      return from === '' || to === '' || from === to ? [] : [{ workload: head, from, to }];
    }),
  );
}

function told(same: readonly ChangedImage[]): readonly Effect[] {
  const [first] = same;
  if (first === undefined) return [];
  const { workload, from, to } = first;
  const names = [...new Set(same.map(({ workload: { name } }) => `\`${name}\``))].join(', ');
  return [
    {
      kind: 'versions/image',
      verdict: goesBack(from, to) ? 'careful' : 'told',
      what: `${names} ${names.includes(',') ? 'run' : 'runs'} \`${to}\`, which was \`${from}\``,
      happens: goesBack(from, to)
        ? 'an earlier version may refuse settings that it does not know, or not read what the later one has written'
        : 'nodes pull the image when the pods restart',
      subject: `${workload.kind} ${workload.namespace}/${workload.name}`,
      file: workload.file,
      from,
      to,
    },
  ];
}

/** Of programs that are known, by the versions of their tags. */
function goesBack(from: string, to: string): boolean {
  const [was, is] = [programOfImage(from), programOfImage(to)];
  if (was?.version === undefined || is?.version === undefined || was.program !== is.program) return false;
  return compareVersions(is.version, was.version) < 0;
}
