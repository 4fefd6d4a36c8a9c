import { logqlQueries } from '../../lib/checks/queries-logql';
import { planSubject } from '../../lib/checks/subject';
import { runChecks } from '../../lib/findings/check';
import { isJsonObject, valueAt } from '../../lib/kubernetes/json';
import type { SourceLabels } from '../../lib/logs/labels/contract';
import type { SourceName } from '../../lib/logs/sources/all';
import { askedSources } from '../../lib/logs/sources/asked';
import { planStack } from '../../lib/plan/plan';
import { clusterComponents, nodeComponents } from '../../lib/tiers/alloy/config';
import { fixtureNames } from '../support/fixture';
import { producedLabels, producedMetadata } from '../tiers/alloy/produced-labels';
import { everything } from '../tiers/alloy/props';
import { COLLECTORS, environments, type Variant, variantsOf } from './variants';

test('every environment file is compared, with every collector', () => {
  expect(environments.map(({ name }) => name)).toEqual(fixtureNames());
  for (const environment of environments) {
    expect(variantsOf(environment).map(({ collector }) => collector)).toEqual(COLLECTORS);
  }
});

const cases = environments.flatMap((written) => {
  const asked = planStack(written);
  return variantsOf(written).map((variant) => [written.name, variant.collector, variant, asked] as const);
});

describe.each(cases)('%s with %s', (_, __, { environment, plan, unread }, written) => {
  const readable = written.labels.filter(({ source }) => !unread.includes(source));

  test('has lines of every source, unless a finding says that it can not', () => {
    const asked = askedSources(environment.logs).map(({ name }) => name);
    const expected = asked.filter((source) => !unread.includes(source));
    expect(plan.labels.map(({ source }) => source)).toEqual(expected);
  });

  test('promises the same labels with the same values, and the same metadata', () => {
    expect(plan.labels.map(withoutRuntime)).toEqual(readable.map(withoutRuntime));
  });

  test('answers the same queries', () => {
    const problems = (labels: readonly SourceLabels[]) =>
      runChecks(logqlQueries, { ...environment, queries: written.queries, labels }).map(({ problem }) => problem);
    expect(problems(plan.labels)).toEqual(problems(readable));
    if (unread.length === 0) expect(problems(plan.labels)).toEqual([]);
  });

  test('has no query of its own that finds nothing', () => {
    const { readme, loki } = environment;
    const asked = { ...environment, readme: { ...readme, queries: [] }, loki: loki && { ...loki, rules: undefined } };
    expect(runChecks(logqlQueries, planSubject(planStack(asked)))).toEqual([]);
  });
});

const of = (name: Variant['collector']) =>
  cases.filter(([, collector]) => collector === name).map(([written, , variant]) => [written, variant] as const);

test.each(of('otel').filter(([, { environment }]) => environment.loki))(
  'with OpenTelemetry, the Loki of %s indexes all that is promised',
  (_, { plan }) => {
    // Loki itself makes `service_name` of `service.name`.
    const promised = plan.labels.flatMap(({ labels }) => labels.map(({ name }) => name));
    expect([...indexed(plan), 'service_name']).toEqual(expect.arrayContaining(promised));
  },
);

test.each(of('alloy'))('the configuration of Alloy sets what %s is promised', (_, { environment: { logs }, plan }) => {
  const components = nodeComponents(logs, everything.push, everything.chart.appVersion);
  const events = logs.events ? clusterComponents(logs, false, everything.push) : [];
  for (const { source, labels, metadata } of plan.labels) {
    const configured = source === 'events' ? events : components;
    const component = configured.find(
      ({ name, label }) => name.startsWith('loki.source.') && label === ALLOY_SOURCES[source],
    );
    expect([...producedLabels(configured, component)].sort()).toEqual(labels.map(({ name }) => name).sort());
    expect([...producedMetadata(component)].sort()).toEqual(metadata.map(({ name }) => name).sort());
  }
});

/** How components are labelled that read a source. */
const ALLOY_SOURCES: Readonly<Partial<Record<SourceName, string>>> = {
  pods: 'pods',
  nodeFiles: 'node_files',
  machineLogs: 'machine_logs',
  journal: 'journal',
  rke2: 'rke2',
  events: 'events',
};

/** Not every collector can know the runtime of a container. */
function withoutRuntime({ labels, ...source }: SourceLabels): SourceLabels {
  return { ...source, labels: labels.filter(({ name }) => name !== 'container_runtime') };
}

/** The resource attributes that become index labels. */
function indexed({ releases }: Variant['plan']): readonly unknown[] {
  const loki = releases.find(({ name }) => name === 'loki');
  const steps = valueAt(
    loki?.values,
    ...['loki', 'limits_config', 'otlp_config', 'resource_attributes', 'attributes_config'],
  );
  return (Array.isArray(steps) ? steps : []).flatMap((step) => {
    const attributes = isJsonObject(step) && step.action === 'index_label' ? step.attributes : [];
    return Array.isArray(attributes) ? attributes : [];
  });
}
