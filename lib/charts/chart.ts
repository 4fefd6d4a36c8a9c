/** A chart repository that a pin may come from. */
export interface ChartRepository {
  /** Short name, also the name of the delivery engine's repository object: `grafana`. */
  readonly name: string;

  /** Where Helm finds its index. */
  readonly url: string;
}

/** One exact chart, known by its (repository, version) pair. */
export interface ChartModel {
  /** Name of the chart in its repository: `loki`. */
  readonly name: string;

  /** The repository that publishes it. */
  readonly repository: ChartRepository;

  /** Exact chart version: `6.49.0`. */
  readonly version: string;

  /** Version of the program that the chart installs: `3.6.3`. */
  readonly appVersion: string;

  /** The day on which the version was released, `YYYY-MM-DD`. */
  readonly released: string;
}
