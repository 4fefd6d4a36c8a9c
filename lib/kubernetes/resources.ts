/** CPU and memory, as Kubernetes quantities. */
export interface ResourceList {
  readonly cpu?: string;
  readonly memory?: string;
}

/** CPU and memory of one container. */
export interface ContainerResources {
  /** @default - the default in charts-values/ */
  readonly requests?: ResourceList;

  /** @default - the default in charts-values/ */
  readonly limits?: ResourceList;
}
