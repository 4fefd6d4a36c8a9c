import { blocks, code, fenced, type Markdown, md } from '../../syntax/markdown';
import { toYaml } from '../../syntax/yaml';
import type { DeliveryNotes } from '../delivery';
import { RETRY } from './application';
import type { ArgoCdFolder, ArgoCdSettings } from './settings';

/** Texts of the README on delivery by Argo CD. */
export function argoCdNotes(settings: ArgoCdSettings): DeliveryNotes {
  return {
    start: blocks(
      started(settings),
      md`It needs Argo CD 3.2 or newer that tracks objects by annotation, as it does by default: by label, it would overwrite \`app.kubernetes.io/instance\`, by which ServiceMonitors find their Services.`,
      WAVES,
      failing(settings),
      settings.leaving.length > 0 ? STILL_LEAVING : LEAVING,
    ),
    secrets: md`Argo CD decrypts nothing: create them, or let Sealed Secrets or the External Secrets Operator do it. Pods that read them wait until they are there.`,
    madeNamespaces: md`Argo CD takes over the namespaces that it finds.`,
  };
}

function started({ project, namespace, folder }: ArgoCdSettings): Markdown {
  const applied = md`Argo CD starts here once its administrators apply the AppProject ${code(project)} and its Applications`;
  if (!folder) return md`${applied}, and what comes beside them.`;
  const { path } = folder;
  return blocks(
    md`${applied}. An Application of theirs does that, and removes what is no longer in Git:`,
    fenced('yaml', toYaml(applicationOfAll(project, namespace, folder)).trimEnd()),
    md`\`ApplyOutOfSyncOnly\` has a commit wait for no Application that it does not change. By hand, ${code(`kubectl apply -k ${path}`)} does the same, and removes nothing.`,
  );
}

/**
 * What Argo CD's own documentation has calls an Application healthy as soon as a part of its objects is there
 * (argoproj/argo-cd@v3.5.7:controller/health.go, setApplicationHealth).
 */
const HEALTH = [
  'local status = obj.status or {}',
  'local health = (status.health or {}).status or "Progressing"',
  'if health == "Healthy" and (status.sync or {}).status ~= "Synced" then health = "Progressing" end',
  'for _, condition in ipairs(status.conditions or {}) do',
  '  if condition.type == "ComparisonError" or condition.type == "SyncError" then health = "Degraded" end',
  'end',
  'return { status = health }',
  '',
].join('\n');

const WAVES = blocks(
  md`The Applications carry sync waves. They only wait for each other in an Application that holds them all, and only if \`argocd-cm\` says when an Application is healthy; otherwise each tries again until what it needs is there. This waits until all of it has been applied, and for nothing that fails:`,
  fenced('yaml', toYaml({ data: { 'resource.customizations.health.argoproj.io_Application': HEALTH } }).trimEnd()),
);

const LEAVING = md`What leaves a namespace for good is only removed if that stays within the limits of the AppProject: name it in \`delivery.argocd.leaving\` in the same commit, or Argo CD takes its Application away and leaves its pods running.`;

const STILL_LEAVING = md`\`delivery.argocd.leaving\` keeps namespaces within the limits of the AppProject so that Argo CD can remove what was there. Once that is gone, take them out; the Namespaces themselves stay, shown as OutOfSync, until you delete them.`;

/** Applications are objects of the cluster that Argo CD runs in, wherever they bring theirs. */
function applicationOfAll(project: string, namespace: string, { path, source }: ArgoCdFolder): unknown {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: project, namespace, finalizers: ['resources-finalizer.argocd.argoproj.io'] },
    spec: {
      project: 'default',
      source: { repoURL: source.repoUrl, targetRevision: source.targetRevision, path },
      destination: { server: 'https://kubernetes.default.svc', namespace },
      syncPolicy: {
        automated: { prune: true, selfHeal: true, allowEmpty: true },
        retry: RETRY,
        syncOptions: ['ApplyOutOfSyncOnly=true'],
      },
    },
  };
}

/** argoproj/argo-cd@v3.5.7:controller/appcontroller.go: autoSync, processAppOperationQueueItem. */
function failing({ namespace }: ArgoCdSettings): Markdown {
  return blocks(
    md`A sync that fails is tried again for three minutes; one that waits for a release which never gets healthy waits for ever. Until then, its Application can not be removed, and takes no other values: \`argocd app terminate-op NAME\` ends it at once, when the Application has the fix. After that, only a commit that changes the Application or its folder starts a sync, or \`argocd app sync NAME\`. Without that program:`,
    fenced(
      'sh',
      [
        `kubectl -n ${namespace} patch application NAME --type merge -p '{"status":{"operationState":{"phase":"Terminating"}}}'`,
        `kubectl -n ${namespace} patch application NAME --type merge -p '{"operation":{"sync":{"prune":true,"syncOptions":["ServerSideApply=true"]}}}'`,
      ].join('\n'),
    ),
  );
}
