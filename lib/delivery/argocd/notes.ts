import { blocks, code, type Markdown, md } from '../../syntax/markdown';
import type { DeliveryNotes } from '../delivery';
import type { ArgoCdFolder, ArgoCdSettings } from './settings';

/** Texts of the README on delivery by Argo CD. */
export function argoCdNotes({ project, folder }: ArgoCdSettings): DeliveryNotes {
  return {
    start: blocks(
      started(project, folder),
      md`It needs Argo CD 3.2 or newer that tracks objects by annotation, as it does by default: by label, it would overwrite \`app.kubernetes.io/instance\`, by which ServiceMonitors find their Services.`,
      md`The Applications carry sync waves. They only wait for each other in an Application that holds them all, and only if \`argocd-cm\` has the health check for \`argoproj.io_Application\`; otherwise each tries again until what it needs is there.`,
    ),
    secrets: md`Argo CD decrypts nothing: create them, or let Sealed Secrets or the External Secrets Operator do it. Pods that read them wait until they are there.`,
    madeNamespaces: md`Argo CD takes over the namespaces that it finds.`,
  };
}

function started(project: string, folder: ArgoCdFolder | undefined): Markdown {
  const applied = md`Argo CD starts here once its administrators apply the AppProject ${code(project)} and its Applications`;
  if (!folder) return md`${applied}, and what comes beside them.`;
  const { path, source } = folder;
  return md`${applied}, with ${code(`kubectl apply -k ${path}`)} or with an Application of their own on ${code(path)} in ${source.repoUrl}.`;
}
