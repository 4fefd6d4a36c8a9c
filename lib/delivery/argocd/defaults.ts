import type { ArgoCdFolder, ArgoCdSettings } from './settings';

/** How Argo CD delivers as long as nothing else is said: read by the schema of environment files and by code alike. */
export const ARGO_CD_DEFAULTS = {
  namespace: 'argocd',
  project: 'logging',
  server: 'https://kubernetes.default.svc',
} as const satisfies ArgoCdSettings;

/** What Argo CD follows in a repository. */
export const SOURCE_DEFAULTS = { targetRevision: 'HEAD' } as const satisfies Partial<ArgoCdFolder['source']>;
