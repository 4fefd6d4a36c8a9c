import { entryOf } from '../../collections/entry-of';
import { isJsonObject } from '../../kubernetes/json';
import { describeManifest, type Manifest } from '../../kubernetes/manifest';
import type { Workload } from '../../wiring/workload';
import { meshCheck } from './subject';

/** Path of the pod selector in each kind of policy. */
const SELECTORS: Readonly<Record<string, 'selector' | 'podSelector'>> = {
  AuthorizationPolicy: 'selector',
  PeerAuthentication: 'selector',
  NetworkPolicy: 'podSelector',
};

/** Computed policies find their pods, so only patches can change that. */
export const idleSelectors = meshCheck({
  id: 'mesh/selector-matches-nothing',
  severity: 'warning',
  since: '0.1.0',
  finds: 'a patch lets a policy select pods by labels that no workload has',
  happens: 'the policy has no effect: it neither lets anybody in nor keeps anybody out',
  remedy: 'let the patch leave the labels of the selector as they are',
  needs: ['prerequisites', 'workloads'],
  find: ({ prerequisites, workloads }) =>
    prerequisites.flatMap((manifest) => {
      const labels = selectedLabels(manifest);
      if (labels === undefined || workloads.some((workload) => selects(manifest, labels, workload))) return [];
      return [
        {
          path: ['patches'],
          problem: `${describeManifest(manifest)} selects pods by ${describeLabels(labels)}, and no workload has these labels`,
          fix: 'let the patch leave the labels of the selector as they are',
        },
      ];
    }),
});

/** @returns `undefined` for what is no policy, or one for its whole namespace. */
function selectedLabels({ kind, spec }: Manifest): Readonly<Record<string, unknown>> | undefined {
  const key = entryOf(SELECTORS, kind);
  if (key === undefined || !isJsonObject(spec)) return undefined;
  const selector = spec[key];
  return isJsonObject(selector) && isJsonObject(selector.matchLabels) ? selector.matchLabels : undefined;
}

function selects({ metadata }: Manifest, labels: Readonly<Record<string, unknown>>, workload: Workload): boolean {
  return (
    workload.namespace === metadata.namespace &&
    Object.entries(labels).every(([key, value]) => workload.podLabels[key] === value)
  );
}

function describeLabels(labels: Readonly<Record<string, unknown>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
