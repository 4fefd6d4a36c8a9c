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
}

/**
 * An Application that follows its source, sets back what somebody changes by hand, and tries again for as long as it
 * takes, with a newer revision as soon as there is one.
 */
export function application(
  { part, source, namespace, wave, syncOptions = [] }: Delivered,
  settings: ArgoCdSettings,
): Manifest {
  const spec: Omit<Plain<ApplicationSpec>, 'source'> & { readonly source: Source } = {
    project: settings.project,
    source,
    destination: { server: settings.server, namespace },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
      syncOptions: ['ServerSideApply=true', ...syncOptions],
    },
  };
  const name = `${settings.project}-${part}`;
  return argoObject({ kind: 'Application', name, wave, annotations: COMPARE, spec }, settings.namespace);
}

/**
 * The API server itself says what an apply would change. Without it, the defaults that it adds to the volume claim
 * templates of StatefulSets and to ServiceMonitors count as differences for ever (argoproj/argo-cd#11143, #11106).
 */
const COMPARE = { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' };
