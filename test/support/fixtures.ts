import type { ChartModel } from '../../lib/charts/chart';
import { type Release, releaseValues } from '../../lib/charts/release';
import type { FluxSettings } from '../../lib/delivery/flux/settings';
import { Duration } from '../../lib/units/duration';

export const chart: ChartModel = {
  name: 'loki',
  publisher: 'grafana',
  repository: { name: 'grafana', url: 'https://charts.example' },
  version: '6.49.0',
  modelled: '6.49.0',
  appVersion: '3.6.3',
  program: '3.6.3',
  released: '2025-12-01',
};

/** A release for tests that are about something else. */
export function release(overrides: Partial<Release> = {}): Release {
  return {
    name: 'loki',
    namespace: 'monitoring',
    chart,
    ...releaseValues({ loki: { auth_enabled: false } }, {}),
    valuesPath: ['loki', 'values'],
    after: [],
    ...overrides,
  };
}

export const fluxSettings: Required<FluxSettings> = {
  namespace: 'flux-system',
  source: { kind: 'GitRepository', name: 'flux-system' },
  path: './dist/production',
  interval: Duration.minutes(10),
  retryInterval: Duration.minutes(2),
  timeout: Duration.minutes(15),
  secrets: { path: './secrets/production', decryptionSecret: 'sops-age' },
};
