import type { SettingPath } from '../charts/setting-place';
import { valueAt } from '../kubernetes/json';
import type { KubeObject } from '../references/kube-object';
import type { Step, Steps } from './effect';
import type { Side, SideRelease } from './side';

/** Who applies an object of `dist/`, or what a release renders. */
export type Engine = 'flux' | 'argocd' | 'helm-controller' | 'hands';

/** What brings an object: a release, or a file of `dist/`. */
export interface Origin {
  /** The release that makes it. @default - it stands in `dist/` itself */
  readonly release?: SideRelease;

  /** The file below `dist/` that it comes of. */
  readonly file: string;
}

const RELEASE_ENGINES: Readonly<Record<string, Engine>> = {
  HelmRelease: 'flux',
  Application: 'argocd',
  HelmChart: 'helm-controller',
};

/** Tells which engine applies what has an origin. */
export function engineOf(side: Side, origin: Origin): Engine {
  if (origin.release) return RELEASE_ENGINES[origin.release.delivered.object.kind] ?? 'hands';
  const stage = stageOf(side, origin.file);
  if (stage === undefined) return 'hands';
  return stage.kind === 'Application' ? 'argocd' : 'flux';
}

const STAGE_PATHS: readonly SettingPath[] = [
  ['spec', 'path'],
  ['spec', 'source', 'path'],
];

/** The object by which an engine reads the folder of a file. */
function stageOf({ objects }: Side, file: string): KubeObject | undefined {
  const folder = file.slice(0, file.lastIndexOf('/'));
  return objects
    .filter(({ kind }) => kind === 'Kustomization' || kind === 'Application')
    .find(({ json }) => STAGE_PATHS.some((path) => String(valueAt(json, ...path) ?? '').endsWith(`/${folder}`)));
}

/** Says how an engine is told to try again at once. */
export function tryAgain(side: Side, origin: Origin): Step {
  const object = origin.release?.delivered.object ?? stageOf(side, origin.file);
  const { name = '', namespace = '' } = object ?? {};
  switch (engineOf(side, origin)) {
    case 'flux':
      return {
        text: 'Flux tries again by itself within minutes; this has it try at once.',
        command: origin.release
          ? `flux reconcile helmrelease ${name} --namespace ${namespace} --force`
          : `flux reconcile kustomization ${name} --namespace ${namespace}`,
      };
    case 'argocd':
      return { text: 'Have Argo CD sync the Application again.', command: `argocd app sync ${name}` };
    case 'helm-controller':
      return {
        text: 'Have the helm-controller run Helm again.',
        command: `kubectl -n ${namespace} delete job helm-install-${name} --ignore-not-found`,
      };
    case 'hands':
      return { text: 'Apply the folder again.', command: 'npx cdk8s-logging deploy ENVIRONMENT' };
  }
}

/**
 * What is done about an object that can not be changed: it is taken away, and the engine makes it anew. Flux and Argo CD
 * make the old one again until they have the change; a sync of Argo CD that fails goes on with what it began with.
 * @param before what comes before the merge
 */
export function madeAnew(side: Side, origin: Origin, removal: Step, before: readonly Step[] = []): Steps {
  const engine = engineOf(side, origin);
  if (engine === 'helm-controller' || engine === 'hands') return { before: [...before, removal] };
  const name = (origin.release?.delivered.object ?? stageOf(side, origin.file))?.name ?? '';
  const end = {
    text: 'End the sync that fails, once the Application has the change.',
    command: `argocd app terminate-op ${name}`,
  };
  const waiting = { ...removal, text: `${removal.text} Not before the engine says that it can not apply the change.` };
  return {
    ...(before.length > 0 && { before }),
    during: [...(engine === 'argocd' ? [end, removal] : [waiting]), tryAgain(side, origin)],
  };
}
