import { describeObject } from '../../references/kube-object';
import type { Effect, Step } from '../effect';
import { engineOf } from '../engine';
import { describeRelease, handedOver } from '../leaving';
import type { Change } from '../pair';
import type { SideRelease } from '../side';
import type { Transition } from '../transition';

/** Who installs a release. */
export const installer: Transition = {
  kind: 'impossible/installer',
  finds: 'another object, or another engine, asks for a release of the same name',
  happens:
    'as the old object goes, its engine uninstalls the release that the new one has taken over: pods go, and may stay away until the next try',
  sources: ['fluxcd/helm-controller@v1.6.3:internal/controller/helmrelease_controller.go (reconcileDelete)'],
  find: (change) => handedOver(change).map((pair) => installerEffect(pair, change)),
};

function installerEffect(
  { base, head }: { readonly base: SideRelease; readonly head: SideRelease },
  { base: before }: Change,
): Effect {
  const [from, to] = [base, head].map(({ delivered: { object } }) => describeObject(object));
  const { name } = head.delivered;
  return {
    kind: 'impossible/installer',
    verdict: 'careful',
    what: `${to} asks for release \`${name}\`, which ${from} did`,
    happens:
      'as the old object goes, its engine uninstalls the release, whoever else has it by then: its pods go and come anew, and claims stay',
    subject: describeRelease(head),
    file: head.delivered.object.origin,
    from: from ?? '',
    to: to ?? '',
    steps: { before: [letGo(base, engineOf(before, { release: base, file: base.delivered.object.origin }))] },
  };
}

/** The old object goes, and what it has installed stays. */
function letGo({ delivered: { object } }: SideRelease, engine: string): Step {
  const { name, namespace = '' } = object;
  switch (engine) {
    case 'argocd':
      return {
        text: 'Have Argo CD leave the objects alone when the Application goes.',
        command: `kubectl -n ${namespace} patch application ${name} --type merge -p '{"metadata":{"finalizers":null}}'`,
      };
    case 'flux':
      return {
        text: 'Suspend the HelmRelease: Flux uninstalls none that is suspended when it goes.',
        command: `flux suspend helmrelease ${name} --namespace ${namespace}`,
      };
    default:
      return {
        text: 'Have the helm-controller leave the release alone: it uninstalls none that it does not manage.',
        command: `kubectl -n ${namespace} annotate helmchart ${name} helmcharts.helm.cattle.io/unmanaged=true`,
      };
  }
}
