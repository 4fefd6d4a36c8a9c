import type { Finding } from '../findings/finding';
import type { LogIntent } from '../logs/intent';
import type { Endpoint } from './endpoint';

/** Endpoints of a log store for pushing and querying lines. */
export interface LogStore {
  /** Takes lines in Loki's own protocol. */
  readonly push: Endpoint;

  /** Answers queries; what Grafana's datasource points at. */
  readonly query: Endpoint;

  /** Base of the OTLP protocol: exporters append `/v1/logs`. */
  readonly otlp: Endpoint;

  /** Whether rules can be written where queries are answered. @default false */
  readonly takesRules?: boolean;

  /** Says whether queries would be answered. @default - someone else runs it: that can only be told by asking for lines */
  readonly ready?: Endpoint;
}

/** Somebody who sends lines to a log store, as far as the store must know it. */
export interface LogSender {
  /** In which protocol it sends. */
  readonly protocol: 'push' | 'otlp';

  /** What it reads. */
  readonly logs: LogIntent;

  /** Resource attributes that must be made index labels; none where it names labels itself. */
  readonly indexAttributes: readonly string[];
}

/** A log store as a construct: what collectors send to, and what Grafana asks. */
export interface LogDestination {
  /** Whether it has endpoints; if not, findings of its own say why. */
  readonly isBuilt: boolean;

  /** Its endpoints. @throws if it has none */
  readonly content: LogStore;

  /** Finds what keeps it from storing what somebody sends, labels included. */
  checkSender(sender: LogSender): readonly Finding[];
}
