import type { Delivery } from '../delivery/delivery';
import { STAGES } from '../delivery/stage';
import type { Found } from '../findings/finding-kind';
import { describeManifest, type Manifest } from '../kubernetes/manifest';
import { isTarget, type ObjectPatch } from '../kubernetes/patch';
import { planCheck } from './subject';

export const patchTargets = planCheck({
  id: 'patches/no-target',
  severity: 'error',
  since: '0.1.0',
  finds: 'a patch names an object that `dist/` does not have',
  happens: 'the change would not reach the cluster',
  remedy: 'name one of the objects that the finding lists',
  needs: ['patches', 'unpatched', 'enabled'],
  find: ({ patches, unpatched, enabled }) => {
    if (!enabled) return []; // most objects are not there
    const manifests = manifestsOf(unpatched);
    return patches.flatMap((patch, index) =>
      manifests.some((manifest) => isTarget(patch, manifest)) ? [] : [noTarget(patch, index, manifests)],
    );
  },
});

function noTarget({ target }: ObjectPatch, index: number, manifests: readonly Manifest[]): Found {
  const sameKind = manifests.filter((manifest) => manifest.kind === target.kind).map(describeManifest);
  const known = sameKind.length > 0 ? sameKind : [...new Set(manifests.map((manifest) => manifest.kind))];
  return {
    path: ['patches', index, 'target'],
    problem: `there is no ${target.kind} ${target.name} to patch`,
    consequence: 'the change would not reach the cluster',
    fix: `name one of these: ${known.join(', ')}`,
  };
}

function manifestsOf({ entry, stages }: Delivery): readonly Manifest[] {
  return [...entry, ...STAGES.flatMap((stage) => stages[stage])];
}
