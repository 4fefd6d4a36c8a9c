/** CPU and memory, as Kubernetes quantities. */
export interface ResourceList {
  /** Processor time in cores: `100m`, `2`. @default - not set */
  readonly cpu?: string;

  /** Memory in bytes: `256Mi`. @default - not set */
  readonly memory?: string;
}

/** CPU and memory of one container. */
export interface ContainerResources {
  /** @default - the default in charts-values/ */
  readonly requests?: ResourceList;

  /** @default - the default in charts-values/ */
  readonly limits?: ResourceList;
}
