import { listEnvironmentFiles } from '../../lib/environment/files';
import { loadEnvironments } from '../../lib/environment/load';
import { planStack } from '../../lib/plan';
import { toYaml } from '../../lib/syntax/yaml';
import { verifyReferences } from '../../verify/references';
import { readRendered } from '../../verify/rendered';

// What a chart could render for the receiver and the shipper of talos-ambient, and faults in it.

const { environments } = loadEnvironments(listEnvironmentFiles('environments', ['talos-ambient']).files);
const [environment] = environments;
if (!environment) throw new Error('there is no talos-ambient');
const plan = planStack(environment);
const otel = plan.wiring.workloads.filter(({ name }) => name.startsWith('otel-'));
const model = {
  ...plan,
  tiers: [],
  wiring: { workloads: otel, flows: plan.wiring.flows.filter(({ purpose }) => purpose === 'forward Talos logs') },
};

interface Options {
  readonly service?: string;
  readonly servicePort?: number;
  readonly containerPorts?: readonly number[];
  readonly component?: string;
  readonly secret?: string;
  readonly resources?: object;
  readonly controller?: string;
  readonly container?: string;
}

function rendered(options: Options = {}) {
  const {
    service = 'otel-shipper-opentelemetry-collector',
    servicePort = 4317,
    containerPorts = [4317, 8888],
  } = options;
  const { component = 'agent-collector', secret, resources } = options;
  const objects = otel.map(({ name, controllerName, hostNetwork, podLabels, serviceAccount, container }) => ({
    kind: 'DaemonSet',
    metadata: { name: options.controller ?? controllerName ?? name },
    spec: {
      template: {
        metadata: { labels: { ...podLabels, component } },
        spec: {
          serviceAccountName: serviceAccount,
          hostNetwork,
          containers: [
            {
              name: options.container ?? container?.name,
              resources: resources ?? { requests: {}, limits: container?.limits ?? {} },
              ports: containerPorts.map((containerPort) => ({ containerPort })),
              ...(secret && { envFrom: [{ secretRef: { name: secret } }] }),
            },
          ],
        },
      },
    },
  }));
  const shipper = otel.find(({ name }) => name === 'otel-shipper');
  const ports = [{ port: servicePort, targetPort: 4317 }];
  const accounts = otel.map(({ serviceAccount }) => ({ kind: 'ServiceAccount', metadata: { name: serviceAccount } }));
  return readRendered(
    [
      ...objects,
      ...accounts,
      { kind: 'Service', metadata: { name: service }, spec: { ports, selector: { ...shipper?.podLabels, component } } },
    ]
      .map(toYaml)
      .join('---\n'),
  );
}

/** Policies of other workloads select nothing here. */
const isOurs = (what: string) => !/ loki\//.test(what);
const problems = (options?: Options) =>
  verifyReferences(model, rendered(options))
    .filter(({ what, problem }) => problem !== undefined && isOurs(what))
    .map(({ what }) => what);

test('what fits has no problem', () => {
  expect(problems()).toEqual([]);
});

test.each<readonly [string, Options, string]>([
  [
    'a Service that the chart calls otherwise',
    { service: 'shipper' },
    'endpoint otel-shipper-opentelemetry-collector:4317',
  ],
  ['a port that the Service has not', { servicePort: 4318 }, 'endpoint otel-shipper-opentelemetry-collector:4317'],
  ['a port that the pods have not', { containerPorts: [8888] }, 'endpoint otel-shipper-opentelemetry-collector:4317'],
  [
    'a port that a policy opens and the pods have not',
    { containerPorts: [4317] },
    'AuthorizationPolicy otel-shipper/otel-shipper',
  ],
  ['a selector that is off by one label', { component: 'collector' }, 'workload otel-shipper'],
  ['a policy that selects nothing', { component: 'collector' }, 'NetworkPolicy otel-shipper/otel-shipper'],
  [
    'a Secret that nobody announces',
    { secret: 'surprise' },
    'Secret surprise of otel-shipper-opentelemetry-collector-agent',
  ],
  [
    'a container without resources',
    { resources: {} },
    'container otel-shipper-opentelemetry-collector-agent/opentelemetry-collector',
  ],
  ['a DaemonSet that the chart calls otherwise', { controller: 'otel' }, 'workload otel-shipper'],
  ['a container that the chart calls otherwise', { container: 'collector' }, 'workload otel-shipper'],
  ['a limit that is another one', { resources: { requests: {}, limits: { memory: '1Gi' } } }, 'workload otel-shipper'],
])('%s is found', (_, options, what) => {
  expect(problems(options)).toContain(what);
});
