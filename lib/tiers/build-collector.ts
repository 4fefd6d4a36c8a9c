import { VALUES_CHECKS } from '../charts/checks';
import type { Packaging } from '../charts/packaging';
import type { Release } from '../charts/release';
import { runningRelease } from '../charts/running';
import { runChecks } from '../findings/check';
import type { Finding } from '../findings/finding';
import { LOG_CHECKS } from '../logs/checks/all';
import { type CollectedProps, collectedLogs } from '../logs/collected';
import type { LogIntent } from '../logs/intent';
import { labelContract, type SourceLabels } from '../logs/labels/contract';
import { askedSources, type LogSource } from '../logs/sources/asked';
import type { Platform } from '../platform/platform';
import type { PlatformProps } from '../platform/props';
import { resolvePlatform } from '../platform/resolve';
import { type Built, buildChecked } from '../schema/build-checked';
import type { LogDestination } from '../wiring/log-store';
import type { PartProps } from '../wiring/part';
import type { Collector } from './collector';
import { RUNNING_CHECKS } from './running-checks';
import type { Tier } from './tier';

/** Settings that every collector has. */
export interface CollectorProps extends CollectedProps, PartProps {
  /** Where lines go: a Loki of the app, or one that someone else runs. */
  readonly store: LogDestination;

  /** The cluster that the collector runs in. @default - one node of a cluster as kubeadm sets it up */
  readonly platform?: PlatformProps;
}

/** A collector, and what can be asked of the lines that it reads. */
export interface CollectorTier extends Tier {
  /** What it reads. */
  readonly sources: readonly LogSource[];

  /** Labels of the lines of each source. */
  readonly labels: readonly SourceLabels[];
}

/** Resolved props of a collector. */
interface Wanted<Settings> {
  readonly settings: Settings;
  readonly logs: LogIntent;
}

/**
 * Builds a collector from what is said of it, and checks both.
 * @param resolve fills in the defaults of its own settings
 */
export function buildCollector<Settings>(
  collector: Collector<Settings>,
  { store, platform: said, ...collected }: CollectorProps,
  packaging: Packaging,
  resolve: () => Settings,
): Built<CollectorTier> {
  const platform = resolvePlatform(said);
  const { clusterDomain, ipFamilies, distribution } = platform;
  const endpoints = store.isBuilt ? store.content : undefined;
  return buildChecked<Wanted<Settings>, CollectorTier>({
    resolve: () => ({ settings: resolve(), logs: collectedLogs(collected, { distribution, traceIds: false }) }),
    check: ({ settings, logs }) => [
      ...runChecks(LOG_CHECKS, { logs, platform, scheme: collector.scheme(settings) }),
      ...runChecks(collector.checks, {
        settings,
        logs,
        platform,
        packaging,
        credentialsSecret: endpoints?.push.credentialsSecret,
      }),
    ],
    build: ({ settings, logs }) =>
      endpoints && {
        ...collector.tier(settings, { logs, store: endpoints, clusterDomain, ipFamilies, packaging }),
        sources: askedSources(logs),
        labels: labelContract(logs, collector.scheme(settings)),
      },
    checkBuilt: ({ releases }, { settings, logs }) => [
      ...checkReleases(collector, releases, platform),
      ...store.checkSender({
        protocol: collector.protocol,
        logs,
        indexAttributes: collector.indexAttributes?.(settings, logs) ?? [],
      }),
    ],
  });
}

function checkReleases<Settings>(
  { program, releaseChecks = [], runningChecks = [] }: Collector<Settings>,
  releases: readonly Release[],
  platform: Platform,
): readonly Finding[] {
  const running = releases.map((release) => runningRelease(release, program));
  return [
    ...runChecks(VALUES_CHECKS, { releases }),
    ...runChecks(RUNNING_CHECKS, { running, platform }),
    ...runChecks(runningChecks, { running }),
    ...releases.flatMap((release) => runChecks(releaseChecks, { release })),
  ];
}
