import type { Endpoint } from './endpoint';

/** Where lines go and are asked for. */
export interface LogStore {
  /** Takes lines in Loki's own protocol. */
  readonly push: Endpoint;

  /** Answers queries; what Grafana's datasource points at. */
  readonly query: Endpoint;

  /** Base of the OTLP protocol: exporters append `/v1/logs`. */
  readonly otlp: Endpoint;

  /** Says whether queries would be answered. @default - someone else runs it: that can only be told by asking for lines */
  readonly ready?: Endpoint;
}
