import * as alloy from './cases/alloy';
import * as availability from './cases/availability';
import { eventsMissed } from './cases/events';
import * as loki from './cases/loki';
import * as disk from './cases/loki-disk';
import * as lokiPushes from './cases/loki-pushes';
import * as ring from './cases/loki-ring';
import * as store from './cases/loki-store';
import { nodeSilent } from './cases/nodes';
import * as otel from './cases/otel';
import * as promtail from './cases/promtail';
import * as resources from './cases/resources';
import { sourceSilent } from './cases/sources';
import type { Case } from './scenario';

/** What every program can suffer. */
const GENERIC: Readonly<Record<string, Case>> = {
  DaemonSetNotRunning: availability.daemonSetNotRunning,
  StatefulSetNotRunning: availability.statefulSetNotRunning,
  DeploymentNotRunning: availability.deploymentNotRunning,
  PodNotReady: availability.podNotReady,
  PodCrashLooping: availability.podCrashLooping,
  NotScraped: availability.notScraped,
  NothingScraped: availability.nothingScraped,
  HighMemoryUsage: resources.highMemoryUsage,
  HighCPUUsage: resources.highCpuUsage,
  SourceSilent: sourceSilent,
  NodeSilent: nodeSilent,
  EventsMissed: eventsMissed,
};

const OWN: Readonly<Record<string, Case>> = {
  AlloyConfigNotLoaded: alloy.configNotLoaded,
  AlloyFallingBehind: alloy.fallingBehind,
  AlloyLogDeliveryFailures: alloy.deliveryFailures,
  AlloySlowLogProcessing: alloy.slowProcessing,
  OtelFallingBehind: otel.fallingBehind,
  OtelLogDeliveryStalled: otel.deliveryStalled,
  OtelQueueFilling: otel.queueFilling,
  OtelLogsLost: otel.logsLost,
  OtelLogsRefused: otel.logsRefused,
  PromtailLogDeliveryFailures: promtail.deliveryFailures,
  PromtailSlowLogProcessing: promtail.slowProcessing,
  PromtailFallingBehind: promtail.fallingBehind,
  LokiPushesFailing: lokiPushes.pushesFailing,
  LokiIngestionStopped: lokiPushes.ingestionStopped,
  LokiRingUnhealthy: ring.ringUnhealthy,
  LokiRingBelowFactor: ring.ringBelowFactor,
  LokiWalDiskFull: disk.walDiskFull,
  LokiWalFilling: disk.walFilling,
  LokiVolumeFilling: disk.volumeFilling,
  LokiObjectStoreErrors: store.objectStoreErrors,
  LokiCompactorAbsent: store.compactorAbsent,
  LokiRequestErrors: loki.requestErrors,
  LokiRequestPanics: loki.panics,
  LokiLinesRejected: loki.linesRejected,
  LokiFlushFailures: loki.flushFailures,
  LokiCompactionStale: loki.compactionStale,
  LokiRetentionStale: loki.retentionStale,
  LokiCanaryLinesMissing: loki.canaryLinesMissing,
};

/** What is known to happen to what an alert watches. */
export function caseOf(alert: string): Case | undefined {
  return OWN[alert] ?? GENERIC[alert.replace(/^(?:Alloy|Otel|Promtail|Loki)/, '')];
}
