import { isJsonObject, type Json, valueAt } from '../../kubernetes/json';
import type { KubeObject } from '../../references/kube-object';
import { list } from '../../syntax/list';
import type { Effect } from '../effect';
import { type Change, objectPairs, type Pair } from '../pair';
import { runsOnBothSides } from '../plans';
import type { Side } from '../side';
import type { Transition } from '../transition';
import { comesOrGoes } from './mesh';
import { moreOrLess } from './more-or-less';

/** Whether pods take calls in clear. */
export const encryption: Transition = {
  kind: 'doors/encryption',
  finds: 'pods of the mesh take calls in clear, or only encrypted ones',
  happens: 'who calls in clear is let in without an identity, or refused',
  sources: ['https://istio.io/latest/docs/reference/config/security/peer_authentication/'],
  find: (change) => {
    if (!runsOnBothSides(change) || comesOrGoes(change)) return [];
    return objectPairs(change)
      .filter(({ base, head }) => (head ?? base)?.kind === 'PeerAuthentication')
      .flatMap((pair) => encryptionEffects(pair, change));
  },
};

function encryptionEffects(pair: Pair<KubeObject>, { base, head }: Change): readonly Effect[] {
  const { kind, namespace = '', name, origin } = pair.head ?? pair.base;
  if (!head.workloads.some((workload) => workload.namespace === namespace)) return [];
  const pods = name === 'default' ? `pods in \`${namespace}\`` : `pods of \`${name}\``;
  return moreOrLess({
    door: { kind: 'doors/encryption', subject: `${kind} ${namespace}/${name}`, file: origin },
    before: clearPorts(pair.base ?? defaultIn(base, namespace)),
    after: clearPorts(pair.head ?? defaultIn(head, namespace)),
    more: (ports) => ({
      what: `${pods} take calls in clear ${list(ports)}`,
      happens: 'who calls so has no identity, and whoever is on the way can read what it sends',
    }),
    less: (ports) => ({
      what: `${pods} no longer take calls in clear ${list(ports)}`,
      happens: 'whoever calls from outside of the mesh is refused there',
    }),
  });
}

/** Pods without a policy of their own follow that of their namespace. */
function defaultIn({ objects }: Side, namespace: string): KubeObject | undefined {
  return objects.find(
    (object) => object.kind === 'PeerAuthentication' && object.namespace === namespace && object.name === 'default',
  );
}

/** Where no policy says otherwise, Istio takes both. */
function clearPorts(object: KubeObject | undefined): readonly string[] {
  const spec = valueAt(object?.json, 'spec');
  const ports = valueAt(spec, 'portLevelMtls');
  const open = Object.entries(isJsonObject(ports) ? ports : {}).filter(([, port]) => isClear(valueAt(port, 'mode')));
  return [
    ...(isClear(valueAt(spec, 'mtls', 'mode')) ? ['at all ports'] : []),
    ...open.map(([port]) => `at port ${port}`),
  ];
}

function isClear(mode: Json | undefined): boolean {
  return mode !== 'STRICT';
}
