import type { ApplicationSpec, ApplicationSpecSource } from '../../../imports/argoproj.io';
import type { Manifest, Plain } from '../../kubernetes/manifest';
import { argoObject } from './argo-object';
import type { ArgoCdSettings } from './settings';

/** Source of charts and objects. The generated type spells one key differently from the API. */
type Source = Omit<Plain<ApplicationSpecSource>, 'repoUrl'> & { readonly repoURL: string };

/** Contents of one Application, and its sync wave. */
export interface Delivered {
  /** A release, or a stage: the end of the Application's name. */
  readonly part: string;

  /** Chart or folder that the Application is made from. */
  readonly source: Source;

  /** A namespace of the project; where objects go that name none themselves. */
  readonly namespace: string;

  /** Sync wave, -1 or more: Argo CD applies the lowest first. */
  readonly wave: number;

  /** Beside those of every Application. @default - none */
  readonly syncOptions?: readonly string[];

  /** Whether StatefulSets may be among its objects. @default false */
  readonly hasSets?: boolean;
}

/**
 * An Application that follows its source, sets back what somebody changes by hand, and tries again for some minutes, with a
 * newer revision as soon as there is one.
 */
export function application(
  { part, source, namespace, wave, syncOptions = [], hasSets = false }: Delivered,
  settings: ArgoCdSettings,
): Manifest {
  const spec: Omit<Plain<ApplicationSpec>, 'source'> & { readonly source: Source } = {
    project: settings.project,
    source,
    destination: { server: settings.server, namespace },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      retry: RETRY,
      syncOptions: ['ServerSideApply=true', ...syncOptions],
    },
    ...(hasSets && { ignoreDifferences: [CLAIM_TYPES] }),
  };
  const name = `${settings.project}-${part}`;
  return argoObject({ kind: 'Application', name, wave, annotations: COMPARE, spec }, settings.namespace);
}

/**
 * A sync that fails is tried again after 5, 10, 20, 40 and 80 s. While it goes on, the Application can not be removed, and
 * a release does not take other values: with `limit: -1` both wait for ever. Once the tries are used up, only another
 * revision, other values or a person starts a sync (argoproj/argo-cd@v3.5.7:controller/appcontroller.go, autoSync and
 * processRequestedAppOperation; controller/sync.go, newSyncOperationResult).
 */
export const RETRY = { limit: 5, refresh: true, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } };

/**
 * The controller itself compares, as server-side apply would merge. If it asks the API server instead, what that refuses
 * is neither applied nor told: the comparison that failed counts as one without a difference from the next one on
 * (argoproj/argo-cd@v3.5.7:controller/state.go, argoproj/argo-cd#28722). Said in so many words, it also holds where
 * `controller.diff.server.side` is on for all.
 */
const COMPARE = { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=false' };

/**
 * The API server adds the type to each template of a claim (kubernetes/kubernetes@v1.34.2:pkg/apis/apps/v1/conversion.go),
 * and a chart that leaves it out would differ for ever (argoproj/argo-cd#11143).
 */
const CLAIM_TYPES = {
  group: 'apps',
  kind: 'StatefulSet',
  jqPathExpressions: ['.spec.volumeClaimTemplates[]?.apiVersion', '.spec.volumeClaimTemplates[]?.kind'],
};
