import { blocks, code, fenced, type Markdown, md } from '../../syntax/markdown';
import { toYaml } from '../../syntax/yaml';
import type { DeliveryNotes } from '../delivery';
import type { FluxSettings } from './settings';

/** Texts of the README on delivery by Flux. */
export function fluxNotes(settings: FluxSettings): DeliveryNotes {
  const { namespace, path, secrets } = settings;
  return {
    start:
      path === undefined
        ? md`Flux starts once these objects are in the cluster, by a Kustomization of yours.`
        : startNotes(settings, path),
    secrets: secrets
      ? md`Keep them as manifests in ${code(secrets.path)}${encryption(namespace, secrets.decryptionSecret)}: Flux applies that folder before the releases, and waits for it.`
      : md`Pods that read them do not start without them, and the stages wait for those pods.`,
    madeNamespaces: MADE_NAMESPACES,
  };
}

function startNotes(settings: FluxSettings, path: string): Markdown {
  const { namespace, source, interval } = settings;
  const kustomization = {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'logging', namespace },
    spec: { interval: interval.toString(), path, prune: true, sourceRef: source },
  };
  return blocks(
    md`Flux starts here once a Kustomization of the cluster includes ${code(path)} from the ${source.kind} ${code(source.name)}: the objects in \`flux/\` then apply the stages one after the other. As a file beside the others that Flux reads of this cluster:`,
    fenced('yaml', toYaml(kustomization).trimEnd()),
    failing(settings),
  );
}

/** CHANGELOG.md of fluxcd/helm-controller: 1.4.0, which Flux 2.7 has, `RetryOnFailure`; `CancelHealthCheckOnNewRevision`. */
function failing({ retryInterval, timeout }: FluxSettings): Markdown {
  return md`It needs Flux 2.7 or newer. A release that fails is tried again after ${retryInterval.toString()}. Flux waits ${timeout.toString()} for each to get ready, and takes no fix as long as it waits; pods of the revision before run on. With the feature gate \`CancelHealthCheckOnNewRevision=true\` of kustomize-controller and helm-controller a fix is taken at once, and a longer \`delivery.flux.timeout\` does no harm.`;
}

function encryption(namespace: string, key: string | undefined): Markdown | string {
  return key === undefined ? '' : md`, encrypted with SOPS for the age key in ${code(`${namespace}/${key}`)}`;
}

/** fluxcd/kustomize-controller: its clean-up of managed fields names `kubectl`, so that nothing of the first apply remains. */
const MADE_NAMESPACES = md`Flux takes over the namespaces that it finds, as far as \`kubectl\` has made them.`;
