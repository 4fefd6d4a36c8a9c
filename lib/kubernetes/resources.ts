/** CPU and memory of one container, as Kubernetes quantities. */
export interface ContainerResources {
  /** @default - the default in charts-values/ */
  readonly requests?: { readonly cpu?: string; readonly memory?: string };

  /** @default - the default in charts-values/ */
  readonly limits?: { readonly cpu?: string; readonly memory?: string };
}
