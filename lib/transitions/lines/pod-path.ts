import type { EffectiveContainer, EffectiveWorkload } from '../../kubernetes/effective-workload';
import { type Json, valueAt } from '../../kubernetes/json';

/** Where a path of a container is kept. */
export interface KeptAt {
  /** As sentences say it: "`/var/lib/alloy` of the node". */
  readonly place: string;

  /** Whether a new pod finds what the old one wrote. */
  readonly lasts: boolean;
}

/** Finds where a path of a container is kept: on the node, on a claim, or in the pod. */
export function keptAt(path: string, { mounts }: EffectiveContainer, workload: EffectiveWorkload): KeptAt {
  const around = mounts
    .map((mount) => ({ mount, mountPath: String(valueAt(mount, 'mountPath')).replace(/\/$/, '') }))
    .filter(({ mountPath }) => path === mountPath || path.startsWith(`${mountPath}/`))
    .sort((a, b) => b.mountPath.length - a.mountPath.length)[0];
  const name = valueAt(around?.mount, 'name');
  const below = path.slice(around?.mountPath.length ?? path.length);
  if (workload.claims.some((claim) => claim.name === name)) return { place: "a volume of the pod's own", lasts: true };
  return volumeAt(
    workload.volumes.find((volume) => valueAt(volume, 'name') === name),
    below,
  );
}

function volumeAt(volume: Json | undefined, below: string): KeptAt {
  const onNode = valueAt(volume, 'hostPath', 'path');
  if (typeof onNode === 'string') return { place: `\`${onNode}${below}\` of the node`, lasts: true };
  const claim = valueAt(volume, 'persistentVolumeClaim', 'claimName');
  return typeof claim === 'string'
    ? { place: `the claim \`${claim}\``, lasts: true }
    : { place: 'the pod', lasts: false };
}
