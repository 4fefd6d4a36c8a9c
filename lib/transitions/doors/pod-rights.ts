import type { EffectiveContainer, EffectiveWorkload } from '../../kubernetes/effective-workload';
import { type Json, listIn, valueAt } from '../../kubernetes/json';
import { containers, listAt, podSpec } from '../../references/kube-object';
import type { SideWorkload } from '../side';

/** What the pods of a workload may do to their node, as sentences say it: "use the network of the node". */
export function podRights({ computed, object }: SideWorkload): readonly string[] {
  return [...(computed ? computedRights(computed) : []), ...(object ? objectRights(object) : [])];
}

type Object = NonNullable<SideWorkload['object']>;

function computedRights(workload: EffectiveWorkload): readonly string[] {
  const all = [...workload.initContainers, ...workload.containers];
  return [
    ...(workload.hostNetwork ? ['use the network of the node'] : []),
    ...all.flatMap((container) => [...containerRights(container, workload), ...nodeDirectories(container, workload)]),
  ];
}

/** What only whole objects tell, and inventories keep. */
function objectRights(object: Object): readonly string[] {
  const spec = podSpec(object);
  const ports = containers(object).flatMap((container) => listAt(container, 'ports'));
  return [
    ...(valueAt(spec, 'hostPID') === true ? ['see all processes of the node'] : []),
    ...(valueAt(spec, 'hostIPC') === true ? ['share the memory of processes of the node'] : []),
    ...ports.flatMap(({ hostPort }) =>
      typeof hostPort === 'number' && hostPort > 0 ? [`take the port ${hostPort} of the node`] : [],
    ),
  ];
}

function containerRights(
  container: EffectiveContainer,
  { securityContext: ofPod }: EffectiveWorkload,
): readonly string[] {
  const own = container.securityContext;
  const said = (key: string): Json | undefined => valueAt(own, key) ?? valueAt(ofPod, key);
  return [
    ...(valueAt(own, 'privileged') === true
      ? [`do all that the node's root may (\`${container.name}\` is privileged)`]
      : []),
    ...listIn(own, 'capabilities', 'add').map((capability) => `use the capability \`${String(capability)}\``),
    ...(said('runAsUser') === 0 ? ['run as root'] : []),
    ...(said('runAsUser') === undefined && said('runAsNonRoot') !== true
      ? ['run as the user that their image says']
      : []),
    ...(valueAt(own, 'allowPrivilegeEscalation') === false ? [] : ['gain more privileges than they start with']),
    ...(listIn(own, 'capabilities', 'drop').includes('ALL')
      ? []
      : ['keep the capabilities that the runtime gives by itself']),
    ...(valueAt(own, 'readOnlyRootFilesystem') === true ? [] : ['write to the files of their image']),
    ...(valueAt(said('seccompProfile'), 'type') === 'Unconfined' ? ['make every system call'] : []),
  ];
}

/** A directory that is written is state: where exactly is told of positions and queues. */
function nodeDirectories({ mounts }: EffectiveContainer, { volumes }: EffectiveWorkload): readonly string[] {
  return mounts.flatMap((mount) => {
    const volume = volumes.find((candidate) => valueAt(candidate, 'name') === valueAt(mount, 'name'));
    const directory = valueAt(volume, 'hostPath', 'path');
    if (typeof directory !== 'string') return [];
    return valueAt(mount, 'readOnly') === true
      ? [`read \`${directory}\` of the node`]
      : [`write to the node what is \`${String(valueAt(mount, 'mountPath'))}\` in the pod`];
  });
}
