import { valueAt } from '../../kubernetes/json';
import { describeObject, type KubeObject } from '../../references/kube-object';
import type { Effect } from '../effect';
import { madeAnew } from '../engine';
import { originOf, removal } from '../owner';
import { type Change, clusterPairs, type Kept, keptOf } from '../pair';
import type { Transition } from '../transition';

/** The address that a Service gets once. */
export const serviceAddress: Transition = {
  kind: 'impossible/service-address',
  finds: 'a Service gets another address, or from now on none of its own, or one although it had none',
  happens: 'the API server refuses it, or takes it and leaves the Service without an address',
  sources: [
    'kubernetes/kubernetes@v1.34.2:pkg/apis/core/validation/validation.go (validateUpgradeDowngradeClusterIPs)',
    'kubernetes/kubernetes@v1.34.2:pkg/registry/core/service/storage/storage.go (patchAllocatedValues)',
  ],
  find: (change) =>
    keptOf(clusterPairs(change))
      .filter(({ head }) => head.kind === 'Service')
      .flatMap((pair) => addressEffect(pair, change)),
};

/** Without a word, a Service keeps the address that it was given. */
function addressEffect({ base, head }: Kept<KubeObject>, { head: side }: Change): readonly Effect[] {
  const [was, is] = [addressOf(base), addressOf(head)];
  if (was === is || [base, head].some((service) => typeOf(service) === 'ExternalName')) return [];
  if (is === undefined && was !== 'None') return [];
  const staysHeadless = is === undefined && typeOf(head) === 'ClusterIP';
  const [from, to] = [wordsOf(was), wordsOf(is)];
  const text = 'Take the Service away: nobody reaches its pods by its name until it is made anew.';
  return [
    {
      kind: 'impossible/service-address',
      verdict: staysHeadless ? 'careful' : 'refused',
      what: `Service \`${head.name}\` has ${to}, which was ${from}`,
      happens: staysHeadless
        ? 'the API server takes the change and keeps the Service without an address: its name leads to the addresses of its pods as before'
        : 'the API server gives the address of a Service once: it refuses the change at each try, with all else that comes with it',
      subject: describeObject(head),
      file: head.origin,
      place: ['spec', 'clusterIP'],
      from,
      to,
      steps: madeAnew(side, originOf(side, head), removal(head, text)),
    },
  ];
}

function addressOf({ json }: KubeObject): string | undefined {
  const address = valueAt(json, 'spec', 'clusterIP');
  return typeof address === 'string' && address !== '' ? address : undefined;
}

function typeOf({ json }: KubeObject): string {
  return String(valueAt(json, 'spec', 'type') ?? 'ClusterIP');
}

function wordsOf(address: string | undefined): string {
  if (address === undefined) return 'an address that the cluster gives';
  return address === 'None' ? 'no address' : `the address ${address}`;
}
