import { parse } from 'yaml';
import { STAGES } from '../../lib/delivery/stage';
import type { Environment } from '../../lib/plan/environment';
import { planStack, type StackPlan } from '../../lib/plan/plan';
import { isExternal } from '../../lib/wiring/flow';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { loadFixture } from '../support/load-fixture';

const FLUX = 'delivery: { flux: {} }';
const ARGOCD = 'delivery: { argocd: { source: { repoUrl: "https://git.example/platform/logging.git" } } }';
const HELM_CONTROLLER = 'delivery: { helmController: {} }';
const ALLOY = 'alloy: { namespace: monitoring }';
const OTEL = 'otel: { shipper: { namespace: monitoring } }';

const plan = (text: string) => planStack(loadOne(text));
const changed = (from: string, to: string, text = MINIMAL) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

/** RKE2's label that keeps a Namespace is how its engine says what others say by annotations. */
function withoutPrune<T extends { metadata: { labels?: Readonly<Record<string, string>> } }>(object: T): T {
  const { 'objectset.rio.cattle.io/prune': _, ...labels } = object.metadata.labels ?? {};
  return { ...object, metadata: { ...object.metadata, labels } };
}

/** What a Helm release is, whoever installs it. */
interface Installed {
  readonly release: string;
  readonly namespace: string;
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  readonly values: unknown;
}

function installedByFlux({ delivery }: StackPlan): readonly Installed[] {
  const { releases, prerequisites } = delivery.stages;
  return releases.map((object) => {
    const { releaseName, targetNamespace, chart, values } = object.spec as {
      releaseName: string;
      targetNamespace: string;
      chart: { spec: { chart: string; version: string; sourceRef: { name: string } } };
      values: unknown;
    };
    const source = prerequisites.find(
      ({ kind, metadata }) => kind === 'HelmRepository' && metadata.name === chart.spec.sourceRef.name,
    );
    return {
      release: releaseName,
      namespace: targetNamespace,
      repository: (source?.spec as { url: string } | undefined)?.url ?? 'none',
      chart: chart.spec.chart,
      version: chart.spec.version,
      values,
    };
  });
}

function installedByArgoCd({ delivery }: StackPlan): readonly Installed[] {
  return delivery.stages.releases.map((object) => {
    const { source, destination } = object.spec as {
      source: {
        repoURL: string;
        chart: string;
        targetRevision: string;
        helm: { releaseName: string; valuesObject: unknown };
      };
      destination: { namespace: string };
    };
    return {
      release: source.helm.releaseName,
      namespace: destination.namespace,
      repository: source.repoURL,
      chart: source.chart,
      version: source.targetRevision,
      values: source.helm.valuesObject,
    };
  });
}

function installedByHelmController({ delivery }: StackPlan): readonly Installed[] {
  return delivery.stages.releases.map(({ metadata, spec }) => {
    const { repo, chart, version, targetNamespace, valuesContent } = spec as Record<string, string>;
    return {
      release: metadata.name,
      namespace: targetNamespace ?? '',
      repository: repo ?? '',
      chart: chart ?? '',
      version: version ?? '',
      values: parse(valuesContent ?? ''),
    };
  });
}

describe('delivery', () => {
  test.each([
    ['Alloy', ALLOY],
    ['the OpenTelemetry collector', OTEL],
  ])('every engine delivers the same releases of Loki and %s', (_, collector) => {
    const text = changed(ALLOY, collector);
    const installed = installedByFlux(plan(text));
    expect(installed.length).toBeGreaterThan(1);
    expect(installedByArgoCd(plan(changed(FLUX, ARGOCD, text)))).toEqual(installed);
    expect(installedByHelmController(plan(changed(FLUX, HELM_CONTROLLER, text)))).toEqual(installed);
  });

  test('and the same objects beside them, each with what its engine must know', () => {
    const objects = (text: string) => {
      const { prerequisites, configs } = plan(text).delivery.stages;
      return [...prerequisites, ...configs]
        .filter(({ kind }) => kind !== 'HelmRepository')
        .map(({ metadata: { annotations: _, ...metadata }, ...object }) => ({ ...object, metadata }));
    };
    const text = `${MINIMAL}grafana: { datasource: { namespace: dashboards } }\nmonitoring: { serviceMonitors: true }\n`;
    expect(objects(changed(FLUX, ARGOCD, text))).toEqual(objects(text));
    expect(objects(changed(FLUX, HELM_CONTROLLER, text)).map(withoutPrune)).toEqual(objects(text));
  });

  test.each([
    ['Flux', FLUX],
    ['Argo CD', ARGOCD],
    ['the helm-controller', HELM_CONTROLLER],
  ])('%s delivers no Secret', (_, delivery) => {
    const { stages, entry } = plan(changed(FLUX, delivery)).delivery;
    const kinds = [...entry, ...STAGES.flatMap((stage) => stages[stage])].map(({ kind }) => kind);
    expect(kinds).not.toContain('Secret');
  });
});

describe('rke2-dev', () => {
  const environment = loadFixture('rke2-dev');
  const settings = (text: string) => loadOne(changed(FLUX, text)).delivery;

  test('is the same stack whoever delivers it', () => {
    const installed = installedByHelmController(planStack(environment));
    expect(installed.map(({ release }) => release)).toEqual(['alloy', 'alloy-events']);
    expect(installedByFlux(planStack({ ...environment, delivery: settings(FLUX) }))).toEqual(installed);
    expect(installedByArgoCd(planStack({ ...environment, delivery: settings(ARGOCD) }))).toEqual(installed);
  });

  test.each([
    ['pods', /pods/],
    ['journal', /journal/],
    ['rke2', /rancher/],
    ['events', /events/],
  ] as const)('without %s, its components, mounts, rights and alerts are gone together', (source, trace) => {
    const objects = (asked: Environment) => {
      const { stages } = planStack(asked).delivery;
      return [...stages.prerequisites, ...stages.releases, ...stages.configs]
        .filter(({ kind }) => kind !== 'ConfigMap')
        .map((object) => JSON.stringify(object));
    };
    const without = { ...environment, logs: { ...environment.logs, [source]: undefined } };
    expect(objects(environment).some((text) => trace.test(text))).toBe(true);
    const left = objects(without).filter((text) => trace.test(text));
    // Alerts name the pods of Kubernetes, and roles the resource, whatever is read.
    expect(
      left.filter((text) => source !== 'pods' || /\/var\/log\/pods|ClusterRole|"source":"pods"/.test(text)),
    ).toEqual([]);
  });
});

describe('readers', () => {
  const readers = '  readers: [{ namespace: reports, name: Reporter }, { namespace: audit }]\n';
  const queries = ({ wiring }: StackPlan) => wiring.flows.filter(({ purpose }) => purpose === 'query logs');

  test('query where Grafana would', () => {
    const all = queries(
      plan(`${changed('  retention', `${readers}  retention`)}grafana: { datasource: { namespace: g } }\n`),
    );
    expect(all.map(({ from }) => from)).toEqual([
      { external: 'Grafana', namespace: 'g' },
      { external: 'Reporter', namespace: 'reports' },
      { external: 'audit', namespace: 'audit' },
    ]);
    const services = new Set(
      all.map(({ to }) => (isExternal(to) ? to.external : `${to.service?.name}:${to.port}${to.path}`)),
    );
    expect([...services]).toEqual(['loki-gateway:80']);
  });
});

describe('the mesh', () => {
  const TEXT = changed('  retention', '  tenant: prod\n  retention').concat(
    'mesh: { istio: { members: [reports] } }\n',
  );
  const policies = (environment: Environment) =>
    planStack(environment).delivery.stages.prerequisites.filter(({ apiVersion }) => apiVersion.includes('istio.io'));

  test('a cluster without one gets no object of it', () => {
    expect(policies(loadOne(MINIMAL))).toEqual([]);
    expect(plan(MINIMAL).mesh).toBeUndefined();
  });

  test('policies come before the releases, and namespaces join', () => {
    const { prerequisites } = plan(TEXT).delivery.stages;
    expect(policies(loadOne(TEXT)).length).toBeGreaterThan(0);
    expect(prerequisites.find(({ kind }) => kind === 'Namespace')?.metadata.labels).toMatchObject({
      'istio.io/dataplane-mode': 'ambient',
    });
  });

  test('a reader that leaves takes its rules along, and nothing else', () => {
    const environment = loadOne(TEXT);
    const withReader = planStack({ ...environment, readers: [{ name: 'Reporter', namespace: 'reports' }] });
    const without = planStack(environment);
    const files = ({ delivery }: StackPlan) =>
      new Map(
        STAGES.flatMap((stage) => delivery.stages[stage]).map((object) => [
          `${object.kind} ${object.metadata.namespace}/${object.metadata.name}`,
          JSON.stringify(object),
        ]),
      );
    const before = files(withReader);
    const after = files(without);
    expect([...after.keys()]).toEqual([...before.keys()]);
    const different = [...before].filter(([name, text]) => after.get(name) !== text);
    expect(different.map(([name]) => name)).toEqual([
      'AuthorizationPolicy monitoring/loki-gateway',
      'NetworkPolicy monitoring/loki-gateway',
    ]);
    for (const [name, text] of different) {
      expect(text).toContain('reports');
      expect(after.get(name)).not.toContain('reports');
    }
  });
});

describe('labels', () => {
  const indexed = (text: string) => {
    const loki = plan(text).releases.find(({ name }) => name === 'loki');
    return JSON.stringify(loki?.values).match(/"attributes":\[([^\]]*)\]/)?.[1] ?? '';
  };

  test('Loki indexes what the OpenTelemetry collector promises, and what the environment adds', () => {
    const text = changed(ALLOY, OTEL);
    expect(indexed(text)).toContain('"namespace"');
    expect(indexed(changed('  retention', '  otlpIndexLabels: [team.name]\n  retention', text))).toMatch(
      /"namespace".*"team\.name"/,
    );
  });

  test('Alloy sets them itself', () => {
    expect(indexed(MINIMAL)).toBe('');
  });
});
