/** A folder that Argo CD looks at. */
export interface ArgoCdFolder {
  /** The Git repository that holds it, as Argo CD names it. */
  readonly source: {
    /** URL of the repository. */
    readonly repoUrl: string;

    /** Branch, tag or commit: `main`. */
    readonly targetRevision: string;
  };

  /** Its path in the repository. */
  readonly path: string;
}

/** Settings of delivery by Argo CD. */
export interface ArgoCdSettings {
  /** Namespace of Argo CD's own objects. */
  readonly namespace: string;

  /** Name of the AppProject, and prefix of the Applications. */
  readonly project: string;

  /** Where Argo CD finds the environment's folder. @default - nowhere: someone else applies what no chart brings */
  readonly folder?: ArgoCdFolder;

  /** API server of the cluster. */
  readonly server: string;

  /** Namespaces that the stack leaves: until what it had there is gone, they stay within its limits. */
  readonly leaving: readonly string[];
}
