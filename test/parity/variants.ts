import { listEnvironmentFiles } from '../../lib/environment/files';
import { loadEnvironments } from '../../lib/environment/load';
import type { Finding } from '../../lib/findings/finding';
import type { LogSource } from '../../lib/logs/sources';
import type { CollectorSettings, Environment } from '../../lib/plan/environment';
import { planStack, type StackPlan } from '../../lib/plan/plan';
import { alloySources } from '../../lib/tiers/alloy/checks/sources';
import { otelSources } from '../../lib/tiers/otel/checks/sources';
import { promtailSources } from '../../lib/tiers/promtail/checks/sources';
import { loadOne, MINIMAL } from '../environment/in-memory';

/** Those that set the labels of every collector; OpenTelemetry's own names are asked for by `labels: otlp`. */
export const COLLECTORS = ['alloy', 'promtail', 'otel'] as const;

export type Collector = (typeof COLLECTORS)[number];

/** A shipped environment with another collector. */
export interface Variant {
  readonly collector: Collector;
  readonly environment: Environment;
  readonly plan: StackPlan;

  /** What is asked for and can not be read: a finding stops the synth. */
  readonly unread: readonly LogSource[];
}

export const { environments } = loadEnvironments(listEnvironmentFiles('environments').files);

/** An environment with each collector: only Helm installs all of them. */
export function variantsOf(shipped: Environment): readonly Variant[] {
  return COLLECTORS.map((collector) => {
    const environment: Environment = { ...shipped, packaging: 'helm', collector: SETTINGS[collector] };
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

function unreadBy(environment: Environment): readonly LogSource[] {
  const findings = [
    ...alloySources(environment),
    ...promtailSources(environment),
    ...(environment.collector.otel ? otelSources(environment.logs) : []),
  ];
  return findings.filter(({ id }) => id.endsWith('/source-unsupported')).map(sourceOf);
}

function sourceOf({ path }: Finding): LogSource {
  const source = (['talos', 'events', 'journal'] as const).find((one) => one === path[1]);
  if (!source) throw new Error(`${path.join('.')} is no source`);
  return source;
}
