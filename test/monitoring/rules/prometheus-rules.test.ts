import { isJsonObject, valueAt } from '../../../lib/kubernetes/json';
import { toJson } from '../../../lib/kubernetes/manifest';
import { prometheusRules } from '../../../lib/monitoring/rules/prometheus-rules';
import { alertRules } from '../../../lib/monitoring/rules/rules';
import { crdErrors } from '../../support/crd-schemas';
import { alloyWatched, everySource, otelWatched } from './workloads';

const groups = alertRules([alloyWatched(), otelWatched()], everySource);
const selectorLabels = { release: 'kube-prometheus-stack' };

test('each group is an object where its workloads are, which the Prometheus Operator finds and accepts', () => {
  const rules = prometheusRules(groups, { selectorLabels, severities: {} });
  expect(rules.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual([
    'alloy/alloy',
    'otel-shipper/otel',
    'otel-receiver/otel',
  ]);
  for (const rule of rules) {
    expect(rule.metadata.labels).toMatchObject(selectorLabels);
    const json = toJson(rule);
    expect(isJsonObject(json) && crdErrors(json)).toEqual([]);
  }
});

test('severities bear the names that Alertmanager routes by', () => {
  const [alloy] = prometheusRules(groups, { selectorLabels, severities: { high: 'critical', medium: 'info' } });
  const rules = valueAt(toJson(alloy), 'spec', 'groups', 0, 'rules');
  const severities = (Array.isArray(rules) ? rules : []).map((rule) => valueAt(rule, 'labels', 'severity'));
  expect(new Set(severities)).toEqual(new Set(['critical', 'warning', 'info']));
});

test('an alert links to its runbook where the page has a URL, and names it where it has none', () => {
  const annotations = (runbooks?: string) => {
    const [alloy] = prometheusRules(groups, { selectorLabels: {}, severities: {}, runbooks });
    return JSON.stringify(alloy);
  };
  expect(annotations()).toContain('"runbook":"docs/runbook.md#alloyconfignotloaded"');
  expect(annotations()).not.toContain('runbook_url');
  expect(annotations('https://git.example.com/a/runbook.md')).toContain(
    '"runbook_url":"https://git.example.com/a/runbook.md#alloyconfignotloaded"',
  );
  // Prometheus would take it for a template.
  expect(annotations('https://git.example.com/{{x}}')).toContain('https://git.example.com/{{ \\"{{\\" }}x}}#');
});
