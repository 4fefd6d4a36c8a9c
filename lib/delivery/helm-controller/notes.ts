import { blocks, code, list, md } from '../../syntax/markdown';
import type { DeliveryNotes } from '../delivery';
import type { HelmControllerSettings } from './settings';

/** Texts of the README on delivery by the helm-controller. */
export function helmControllerNotes({ namespace, chartConfigs }: HelmControllerSettings): DeliveryNotes {
  return {
    start: blocks(
      md`The helm-controller of RKE2 and k3s installs each HelmChart of the namespace ${code(namespace)} as soon as it is in the cluster. Something else must bring it there, in one of two ways:`,
      WAYS,
      md`Releases do not wait for each other: collectors try again until Loki is there. What needs a CRD that is still missing is refused: RKE2 tries its files again every 15 seconds, \`kubectl apply\` must be called again.`,
      md`A release whose upgrade has failed stays as it is, because the default of the controller is to uninstall it: look at the log of its Job \`helm-install-<release>\` in ${code(namespace)}, and go back with \`helm rollback\`.`,
      md`The values of a release are one text to the API server: change them with \`values\` in the environment file, for patches do not reach into them.`,
      ...(Object.keys(chartConfigs).length > 0 ? [CHART_CONFIGS] : []),
    ),
    secrets: md`A HelmChart takes no Secret along: create them, or bring them in the same way as this folder. Pods that read them wait until they are there.`,
    madeNamespaces: MADE_NAMESPACES,
  };
}

/** k3s-io/k3s@0301210:pkg/deploy/controller.go */
const WAYS = list([
  md`Apply this folder: \`kubectl apply --server-side -k .\` in it, or Flux, Fleet or Argo CD on it.`,
  md`On one server node, make a single file of it: \`kubectl kustomize . > /var/lib/rancher/rke2/server/manifests/logging.yaml\` (k3s: \`/var/lib/rancher/k3s/server/manifests/\`). What a newer file no longer holds is deleted, Namespaces excepted; removing the file removes nothing. Never copy the folder itself there: RKE2 reads each file by itself, takes every \`kustomization.yaml\` for an object that the cluster does not know, and mistakes files of one name in several folders for each other.`,
]);

/** rancher/wrangler: pkg/apply/desiredset_process.go updates what exists and nobody owns; Fleet installs by Helm, which does not. */
const MADE_NAMESPACES = md`Whatever brings this folder takes over the namespaces that it finds, Fleet only with \`helm.takeOwnership: true\` in its \`fleet.yaml\`.`;

const CHART_CONFIGS = md`A HelmChartConfig adjusts the chart of someone else, and its \`failurePolicy: abort\` is that of the chart from then on.`;
