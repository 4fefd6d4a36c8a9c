import { VALUES_CHECKS } from '../../charts/checks';
import { USUAL_PACKAGING } from '../../charts/packaging';
import { withDefaults } from '../../collections/with-defaults';
import { runChecks } from '../../findings/check';
import { resolvePlatform } from '../../platform/resolve';
import { type Built, buildChecked } from '../../schema/build-checked';
import type { LogStore } from '../../wiring/log-store';
import { RUNNING_CHECKS } from '../running-checks';
import { LOKI_CHECKS, LOKI_PLAN_CHECKS } from './checks/all';
import { EXISTING_DEFAULTS } from './defaults';
import { type ExistingLokiSettings, existingLoki, urlsOfExisting } from './existing';
import type { ExistingLokiProps } from './existing-props';
import { plainLokiTier } from './plain';
import type { LokiProps } from './props';
import { resolveLoki } from './resolve/loki';
import { runningLoki } from './running';
import type { ResolvedLoki } from './settings';
import { type LokiTier, lokiTier } from './tier';

/** Installed Loki, with the settings that it was built from. */
export interface InstalledLoki extends LokiTier {
  /** Settings that the tier was built from. */
  readonly settings: ResolvedLoki;
}

/** Builds a Loki from its settings, and checks both. */
export function buildLoki({
  packaging = USUAL_PACKAGING,
  meshed = false,
  acknowledge: _,
  ...props
}: LokiProps): Built<InstalledLoki> {
  const platform = resolvePlatform(props.platform);
  return buildChecked<ResolvedLoki, InstalledLoki>({
    resolve: () => resolveLoki(props),
    check: (loki) => runChecks(LOKI_CHECKS, { loki, platform, packaging, meshed, committed: [] }),
    build: (settings) => ({ ...(packaging === 'helm' ? lokiTier(settings) : plainLokiTier(settings)), settings }),
    checkBuilt: ({ releases }, loki) => {
      const running = releases.map(runningLoki);
      return [
        ...runChecks(LOKI_PLAN_CHECKS, { loki, releases, running }),
        ...runChecks(VALUES_CHECKS, { releases }),
        ...runChecks(RUNNING_CHECKS, { running, platform }),
      ];
    },
  });
}

/** Endpoints of a Loki that someone else runs, with its settings. */
export interface CalledLoki extends LogStore {
  /** Settings of the Loki, every default resolved. */
  readonly settings: ExistingLokiSettings;
}

/** Checks the settings of a Loki that someone else runs, and makes its endpoints. */
export function buildExistingLoki({ platform: said, acknowledge: _, ...props }: ExistingLokiProps): Built<CalledLoki> {
  const platform = resolvePlatform(said);
  const { clusterDomain } = platform;
  return buildChecked<ExistingLokiSettings, CalledLoki>({
    resolve: () => ({ ...urlsOfExisting(props.pushUrl), ...withDefaults(props, EXISTING_DEFAULTS) }),
    check: (existing) =>
      runChecks(LOKI_CHECKS, { existingLoki: existing, platform, packaging: 'helm', meshed: false, committed: [] }),
    build: (settings) => ({ ...existingLoki({ ...settings, clusterDomain }), settings }),
    checkBuilt: () => [],
  });
}
