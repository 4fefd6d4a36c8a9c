import { type Check, defineCheck } from '../../findings/check';
import type { ArgoCdSettings } from './settings';

/** Input of the checks of Argo CD. */
export interface ArgoCdSubject {
  /** @default - another engine delivers */
  readonly argocd?: ArgoCdSettings;
}

/**
 * Every Argo CD has this project, and Applications that name no other belong to it
 * (argoproj/argo-cd@v3.5.1:docs/user-guide/projects.md).
 */
const PROJECT_OF_ALL = 'default';

/** Finds an AppProject of ours that would take the place of the one that every Argo CD has. */
const projectOfAll = defineCheck<ArgoCdSubject>()({
  id: 'delivery/argocd-project',
  severity: 'error',
  since: '0.2.0',
  sources: ['argoproj/argo-cd@v3.5.1:docs/user-guide/projects.md'],
  finds: '`delivery.argocd.project` is `default`, the project that every Argo CD has',
  happens:
    'the AppProject `default` would admit the logging stack alone, and Argo CD would refuse to sync every other Application in it',
  remedy: 'leave `project` out, or name one that only this stack uses',
  needs: ['argocd'],
  find: ({ argocd: { project } }) =>
    project === PROJECT_OF_ALL
      ? [
          {
            path: ['delivery', 'argocd', 'project'],
            problem: `every Argo CD has a project ${project}, and this one would take its place`,
            fix: 'leave `project` out, or name one that only this stack uses, such as `logging-edge`',
          },
        ]
      : [],
});

/** Checks of delivery by Argo CD. */
export const ARGO_CD_CHECKS: readonly Check<ArgoCdSubject>[] = [projectOfAll];
