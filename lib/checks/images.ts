import { imageRemedy } from '../charts/image-place';
import type { Running } from '../charts/running';
import type { Finding } from '../findings/finding';
import { type FindingKind, type Found, finding } from '../findings/finding-kind';
import { removeKey } from '../findings/repair';
import { containerTitle, type EffectiveWorkload } from '../kubernetes/effective-workload';
import { type ImageSettings, isFrom, readImage } from '../kubernetes/image-name';
import type { StackPlan } from '../plan/plan';
import type { RenderedInventory } from '../rendered/inventory';
import { planCheck } from './subject';

export const IMAGE_ELSEWHERE: FindingKind = {
  id: 'images/elsewhere',
  severity: 'warning',
  since: '0.2.0',
  finds: '`images.registry` names a registry, and an image of a pod comes from another one',
  happens: 'a cluster that reaches no other registry never starts the pod, and in any other nobody mirrors its image',
  remedy: 'take the override away that names the image, or mirror it and name it in the registry',
};

/** Finds images that do not come from the registry, in what charts make of all values and in plain objects. */
const imageElsewhere = planCheck({
  ...IMAGE_ELSEWHERE,
  needs: ['running', 'images'],
  find: ({ running, images }) => running.flatMap((each) => elsewhereIn(each, images)),
});

function elsewhereIn(running: Running, images: ImageSettings): readonly Found[] {
  return running.workloads.flatMap((workload) =>
    [...workload.initContainers, ...workload.containers]
      .filter(({ image }) => !isFrom(images, image))
      .map((container) => ({
        ...imageRemedy(running, container.image),
        problem: `${containerTitle(workload, container)}: ${container.image} is not from ${images.registry}`,
      })),
  );
}

/** Finds the same in what Helm renders: in pods that no model knows of, such as those of hooks. */
export function renderedElsewhere(
  inventories: readonly RenderedInventory[],
  { environment: { images }, running }: Pick<StackPlan, 'environment' | 'running'>,
): readonly Finding[] {
  if (images === undefined) return [];
  const told = new Set(running.flatMap(({ workloads }) => workloads.flatMap((each) => imagesOf(each))));
  return inventories.flatMap(({ release, images: rendered = {} }) =>
    Object.entries(rendered)
      .filter(([, image]) => !isFrom(images, image) && !told.has(image))
      .map(([user, image]) =>
        finding(IMAGE_ELSEWHERE, {
          path: ['images', 'registry'],
          problem: `${user} (release ${release}): ${image} is not from ${images.registry}`,
          fix: IMAGE_ELSEWHERE.remedy,
        }),
      ),
  );
}

function imagesOf({ initContainers, containers }: EffectiveWorkload): readonly string[] {
  return [...initContainers, ...containers].map(({ image }) => image);
}

/** Finds digests of images that nothing runs. */
const digestUnused = planCheck({
  id: 'images/digest-unused',
  severity: 'warning',
  since: '0.2.0',
  finds: '`images.digests` has an image that no pod of the stack runs in that version',
  happens: 'the image that runs instead is held to no digest: whoever can move its tag decides what it is',
  remedy: 'write path and tag as the registry has them, or delete the entry',
  needs: ['running', 'images'],
  find: ({ running, images }) => {
    const all = running.flatMap(({ workloads }) =>
      workloads.flatMap((each) => [...each.initContainers, ...each.containers]),
    );
    const digests = new Set(all.map(({ image }) => image.split('@')[1]));
    const paths = all.map(({ image }) => image.slice(images.registry.length + 1).replace(/@.*$/, ''));
    return Object.entries(images.digests)
      .filter(([name, digest]) => !digests.has(digest) && !OF_SCRIPTS.includes(name))
      .map(([name]) => {
        const path = ['images', 'digests', name];
        const { path: wanted } = readImage(name);
        const near = paths.find((other) => readImage(other).path === wanted);
        const runs = near === undefined ? 'no pod runs an image of that path' : `what runs is ${near}`;
        return { path, problem: `nothing of the stack has the digest of ${name}: ${runs}`, fix: removeKey(path) };
      });
  },
});

/** No pod of the stack runs the image of smoke.sh. */
const OF_SCRIPTS = ['library/busybox:1.37'];

/** Checks of where images come from. */
export const IMAGE_CHECKS = [imageElsewhere, digestUnused];
