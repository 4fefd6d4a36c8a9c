import type { ArgoCdFolder, ArgoCdSettings } from './settings';

/** Defaults of delivery by Argo CD, for the schema of environment files and for code. */
export const ARGO_CD_DEFAULTS = {
  namespace: 'argocd',
  project: 'logging',
  server: 'https://kubernetes.default.svc',
  leaving: [],
} as const satisfies ArgoCdSettings;

/** Default of the revision that Argo CD follows in a repository. */
export const SOURCE_DEFAULTS = { targetRevision: 'HEAD' } as const satisfies Partial<ArgoCdFolder['source']>;
