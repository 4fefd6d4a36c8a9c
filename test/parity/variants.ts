import { runChecks } from '../../lib/findings/check';
import type { Finding } from '../../lib/findings/finding';
import type { SourceName } from '../../lib/logs/sources/all';
import { type CollectorSettings, chosenCollector } from '../../lib/plan/collectors';
import type { Environment } from '../../lib/plan/environment';
import { planStack, type StackPlan } from '../../lib/plan/plan';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { loadFixtures } from '../support/load-fixture';

/** Those that set the labels of every collector; OpenTelemetry's own names are asked for by `labels: otlp`. */
export const COLLECTORS = ['alloy', 'promtail', 'otel'] as const;

export type Collector = (typeof COLLECTORS)[number];

/** An environment with another collector. */
export interface Variant {
  readonly collector: Collector;
  readonly environment: Environment;
  readonly plan: StackPlan;

  /** What is asked for and can not be read: a finding stops the synth. */
  readonly unread: readonly SourceName[];
}

export const environments = loadFixtures();

/** An environment with each collector: only Helm installs all of them. */
export function variantsOf(written: Environment): readonly Variant[] {
  return COLLECTORS.map((collector) => {
    const environment: Environment = { ...written, packaging: 'helm', collector: SETTINGS[collector] };
    return { collector, environment, plan: planStack(environment), unread: unreadBy(environment) };
  });
}

/** What an environment gets for each collector when it says no more than where it lives. */
const SETTINGS: Readonly<Record<Collector, CollectorSettings>> = {
  alloy: settings('alloy: { namespace: monitoring }'),
  promtail: settings('promtail: { namespace: monitoring }'),
  otel: settings('otel: { shipper: { namespace: monitoring }, receiver: { namespace: monitoring } }'),
};

function settings(text: string): CollectorSettings {
  return loadOne(MINIMAL.replace('alloy: { namespace: monitoring }', text)).collector;
}

function unreadBy(environment: Environment): readonly SourceName[] {
  const { collector, settings } = chosenCollector(environment.collector);
  const { logs, platform, packaging } = environment;
  const findings = runChecks(collector.checks, { settings, logs, platform, packaging });
  return findings.filter(({ id }) => id.endsWith('/source-unsupported')).map(sourceOf);
}

function sourceOf({ path }: Finding): SourceName {
  const source = (['talos', 'events', 'journal'] as const).find((one) => one === path[1]);
  if (!source) throw new Error(`${path.join('.')} is no source`);
  return source;
}
