import { STAGES } from '../delivery/stage';
import { error, type Finding } from '../findings/finding';
import { describeManifest, type Manifest } from '../kubernetes/manifest';
import { isTarget, type ObjectPatch, patchFailure } from '../kubernetes/patch';
import type { StackPlan } from '../plan/plan';

/** Every patch finds its object and can be applied to it. */
export function patches({ environment, unpatched }: StackPlan): readonly Finding[] {
  const manifests = [...unpatched.entry, ...STAGES.flatMap((stage) => unpatched.stages[stage])];
  return environment.patches.flatMap((patch, index) => patchFindings(patch, index, manifests));
}

function patchFindings(patch: ObjectPatch, index: number, manifests: readonly Manifest[]): readonly Finding[] {
  const targets = manifests.filter((manifest) => isTarget(patch, manifest));
  if (targets.length === 0) return [noTarget(patch, index, manifests)];
  return targets.flatMap((target) => {
    const failure = patchFailure(patch, target);
    if (failure === undefined) return [];
    return [
      error('patches/failed', ['patches', index, 'operations'], {
        problem: `the patch does not fit ${describeManifest(target)}: ${failure}`,
        consequence: 'the object would be delivered without the change',
        fix: 'look the path up in the object in dist/, which shows it as it is before the patch',
      }),
    ];
  });
}

function noTarget({ target }: ObjectPatch, index: number, manifests: readonly Manifest[]): Finding {
  const sameKind = manifests.filter((manifest) => manifest.kind === target.kind).map(describeManifest);
  const known = sameKind.length > 0 ? sameKind : [...new Set(manifests.map((manifest) => manifest.kind))];
  return error('patches/no-target', ['patches', index, 'target'], {
    problem: `there is no ${target.kind} ${target.name} to patch`,
    consequence: 'the change would not reach the cluster',
    fix: `name one of these: ${known.join(', ')}`,
  });
}
