import { valueAt } from '../lib/kubernetes/json';
import type { Manifest } from '../lib/kubernetes/manifest';
import type { StackPlan } from '../lib/plan';
import type { Endpoint } from '../lib/wiring/endpoint';
import { isExternal } from '../lib/wiring/flow';
import type { Workload } from '../lib/wiring/workload';
import { verifyPolicies } from './policies';
import { containers, holds, listAt, objectAt, podLabels, podSpec, type Rendered, runsPods } from './rendered';
import { verifySecrets } from './secrets';
import type { Verdict } from './verdict';

/** Does everything that our model and our objects refer to exist in what the charts rendered? */
export function verifyReferences(plan: StackPlan, rendered: readonly Rendered[]): readonly Verdict[] {
  const endpoints = plan.wiring.flows.flatMap(({ to }) => (isExternal(to) || !to.workload ? [] : [to]));
  const needs = plan.tiers.flatMap((tier) => tier.secrets);
  const { prerequisites, configs } = plan.delivery.stages;
  return [
    ...plan.wiring.workloads.map((workload) => verifyWorkload(workload, rendered)),
    ...rendered.filter(runsPods).map((object) => verifyModelled(object, plan.wiring.workloads)),
    ...endpoints.map((endpoint) => verifyEndpoint(endpoint, rendered)),
    ...configs
      .filter(({ kind }) => kind === 'ServiceMonitor')
      .map((monitor) => verifyServiceMonitor(monitor, rendered)),
    ...prerequisites
      .filter(({ kind }) => kind.endsWith('RoleBinding'))
      .map((binding) => verifyBinding(binding, rendered)),
    ...rendered.flatMap((object) =>
      containers(object).map((container) => verifyResources(object, container.name, container)),
    ),
    ...verifyPolicies(prerequisites, rendered),
    ...verifySecrets(rendered, needs),
  ];
}

function verifyWorkload(workload: Workload, rendered: readonly Rendered[]): Verdict {
  const what = `workload ${workload.name}`;
  const found = rendered.filter((object) => runsPods(object) && holds(podLabels(object), workload.podLabels));
  const [match] = found;
  if (!match || found.length > 1) return { what, problem: `its pod labels select ${found.length} rendered workloads` };
  const account = valueAt(podSpec(match), 'serviceAccountName');
  const replicas = valueAt(match.json, 'spec', 'replicas');
  const problems = [
    match.kind !== workload.kind && `is a ${match.kind}`,
    match.name !== (workload.controllerName ?? workload.name) && `is called ${match.name}`,
    account !== workload.serviceAccount && `runs as ${account}`,
    workload.replicas !== 'per-node' && replicas !== workload.replicas && `has ${replicas} replicas`,
    !runsContainer(match, workload) && `has no container ${workload.container?.name} with these limits`,
    (valueAt(podSpec(match), 'hostNetwork') === true) !== workload.hostNetwork && 'host network differs',
  ].filter((problem) => problem !== false);
  return { what, problem: problems.length > 0 ? problems.join(', ') : undefined };
}

/** What alerts look for: the container by its name, with the limits that they compare with. */
function runsContainer(object: Rendered, { container }: Workload): boolean {
  if (!container) return true;
  const limits = (json: Rendered['json']) => JSON.stringify(objectAt(json, 'resources', 'limits'), ['cpu', 'memory']);
  const wanted = JSON.stringify(container.limits, ['cpu', 'memory']);
  return containers(object).some((candidate) => candidate.name === container.name && limits(candidate) === wanted);
}

/** A rendered workload that the wiring does not know would be open to all, scraped by nobody and in no picture. */
function verifyModelled(object: Rendered, workloads: readonly Workload[]): Verdict {
  const known = workloads.some((workload) => holds(podLabels(object), workload.podLabels));
  return { what: `${object.kind} ${object.name}`, problem: known ? undefined : 'is no workload of the wiring' };
}

function verifyEndpoint(endpoint: Endpoint, rendered: readonly Rendered[]): Verdict {
  const what = `endpoint ${endpoint.service?.name ?? endpoint.host}:${endpoint.port}`;
  const service = rendered.find(({ kind, name }) => kind === 'Service' && name === endpoint.service?.name);
  if (!service || !endpoint.workload) return { what, problem: 'there is no such Service' };
  const port = listAt(service.json, 'spec', 'ports').find((candidate) => candidate.port === endpoint.port);
  if (!port) return { what, problem: 'the Service has no such port' };
  const pods = rendered.filter(
    (object) => runsPods(object) && holds(podLabels(object), objectAt(service.json, 'spec', 'selector')),
  );
  const meant = pods.find((object) => holds(podLabels(object), endpoint.workload?.podLabels ?? {}));
  if (!meant) return { what, problem: 'the Service selects other pods' };
  const target = port.targetPort ?? port.port;
  const ports = containers(meant).flatMap((container) => listAt(container, 'ports'));
  const open = ports.some(
    ({ name, containerPort }) =>
      containerPort === endpoint.containerPort && (name === target || containerPort === target),
  );
  return { what, problem: open ? undefined : `port ${String(target)} of the pods is not ${endpoint.containerPort}` };
}

function verifyServiceMonitor({ metadata, spec }: Manifest, rendered: readonly Rendered[]): Verdict {
  const what = `ServiceMonitor ${metadata.name}`;
  const { selector, endpoints } = spec as {
    selector: { matchLabels: Record<string, string> };
    endpoints: { port: string }[];
  };
  const services = rendered.filter(
    ({ kind, labels }) =>
      kind === 'Service' && holds(labels, selector.matchLabels) && labels['prometheus.io/service-monitor'] !== 'false',
  );
  const withPort = services.filter(({ json }) =>
    listAt(json, 'spec', 'ports').some(({ name }) => name === endpoints[0]?.port),
  );
  const names = services.map(({ name }) => name).join(', ');
  return {
    what,
    problem: services.length === 1 && withPort.length === 1 ? undefined : `selects ${names || 'no Service'}`,
  };
}

function verifyBinding({ metadata, subjects }: Manifest, rendered: readonly Rendered[]): Verdict {
  const missing = (subjects as { kind: string; name: string }[]).filter(
    (subject) => !rendered.some(({ kind, name }) => kind === subject.kind && name === subject.name),
  );
  const problem =
    missing.length > 0 ? `there is no ${missing.map(({ kind, name }) => `${kind} ${name}`).join(', ')}` : undefined;
  return { what: `binding ${metadata.name}`, problem };
}

function verifyResources(object: Rendered, name: unknown, container: Rendered['json']): Verdict {
  const { requests, limits } = objectAt(container, 'resources');
  const problem = requests && limits ? undefined : 'lacks resources';
  return { what: `container ${object.name}/${String(name)}`, problem };
}
