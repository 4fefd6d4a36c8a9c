/** A chart repository that a pin may come from. */
export interface ChartRepository {
  /** Short name, also the name of the delivery engine's repository object: `grafana`. */
  readonly name: string;

  /** Where Helm finds its index. */
  readonly url: string;
}

/** One exact chart, known by its (publisher, version) pair. */
export interface ChartModel {
  /** Name of the chart in its repository: `loki`. */
  readonly name: string;

  /** Name of the repository that publishes it: the same version of another publisher is another chart. */
  readonly publisher: string;

  /** Where it is pulled from. */
  readonly repository: ChartRepository;

  /** Exact chart version: `6.49.0`. */
  readonly version: string;

  /** What the chart says of its program, which its templates take for images without a tag: `3.6.3`. */
  readonly appVersion: string;

  /** Version of the program that it installs as its values are: `3.6.3`. */
  readonly program: string;

  /** A day by which it was released, `YYYY-MM-DD`. */
  readonly released: string;

  /** Version of the model that describes it: its own, or the nearest of its line. */
  readonly modelled: string;
}
