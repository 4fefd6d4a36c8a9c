/** What an environment says of its delivery by Argo CD. */
export interface ArgoCdSettings {
  /** Namespace of Argo CD's own objects. */
  readonly namespace: string;

  /** Name of the AppProject, and prefix of the Applications. */
  readonly project: string;

  /** The Git repository that holds this one, as Argo CD names it. */
  readonly source: { readonly repoUrl: string; readonly targetRevision: string };

  /** Path of the environment's folder in it. */
  readonly path: string;

  /** API server of the cluster. */
  readonly server: string;
}
