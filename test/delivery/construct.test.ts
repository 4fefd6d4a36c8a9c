import { Chart, Testing } from 'cdk8s';
import { ArgoCdDelivery, type ArgoCdDeliveryProps } from '../../lib/delivery/argocd/construct';
import { FluxDelivery, type FluxDeliveryProps } from '../../lib/delivery/flux/construct';
import { HelmControllerDelivery, type HelmControllerDeliveryProps } from '../../lib/delivery/helm-controller/construct';
import { Manifests, type ManifestsProps } from '../../lib/delivery/manifests/construct';
import { Alloy } from '../../lib/tiers/alloy/construct';
import { GrafanaDatasource } from '../../lib/tiers/grafana/construct';
import { Loki } from '../../lib/tiers/loki/construct';
import { Duration } from '../../lib/units/duration';
import type { NamespaceProps } from '../../lib/wiring/namespaces';
import { alloyIn, emptyChart, errorOf, LOKI, lokiIn, named, storeIn } from '../support/app';

const namespace: Required<NamespaceProps> = {
  existing: false,
  podSecurity: 'privileged',
  labels: { team: 'platform' },
};
const namespaces = { logging: namespace };

const kinds = (chart: Chart) => Testing.synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

describe('Flux', () => {
  const everything: Required<FluxDeliveryProps> = {
    parts: [],
    namespaces,
    namespace: 'gitops',
    interval: Duration.minutes(5),
    retryInterval: Duration.minutes(1),
    timeout: Duration.minutes(30),
    acknowledge: [],
  };

  test('needs its parts alone, and looks at no folder', () => {
    const chart = emptyChart();
    new FluxDelivery(chart, 'flux', { parts: [lokiIn(chart)] });
    expect(kinds(chart)).toEqual(['Namespace logging', 'HelmRepository grafana-community', 'HelmRelease loki']);
    expect(named(Testing.synth(chart), 'HelmRelease', 'loki')?.metadata.namespace).toBe('flux-system');
  });

  test('takes whatever is said', () => {
    const chart = emptyChart();
    new FluxDelivery(chart, 'flux', { ...everything, parts: [lokiIn(chart)] });
    const objects = Testing.synth(chart);
    expect(named(objects, 'HelmRelease', 'loki')).toMatchObject({
      metadata: { namespace: 'gitops' },
      spec: { interval: '5m', timeout: '30m', install: { strategy: { retryInterval: '1m' } } },
    });
    expect(named(objects, 'Namespace', 'logging')?.metadata.labels).toMatchObject({
      team: 'platform',
      'pod-security.kubernetes.io/enforce': 'privileged',
    });
  });

  test('lets a release wait for the one that it calls, also where another has its name', () => {
    const chart = emptyChart();
    const one = new Loki(chart, 'one', LOKI);
    const other = new Loki(chart, 'other', { ...LOKI, namespace: 'audit' });
    const alloy = new Alloy(chart, 'alloy', { namespace: 'logging', cluster: 'edge', store: other });
    new FluxDelivery(chart, 'flux', { parts: [one, other, alloy] });
    expect(named(Testing.synth(chart), 'HelmRelease', 'alloy')?.spec).toMatchObject({
      dependsOn: [{ name: 'loki-audit' }],
    });
  });
});

describe('Argo CD', () => {
  const everything: Required<ArgoCdDeliveryProps> = {
    parts: [],
    namespaces,
    namespace: 'gitops',
    project: 'logging-edge',
    server: 'https://10.0.0.1:6443',
    leaving: ['old'],
    acknowledge: [],
  };

  test('needs its parts alone, and admits the repositories of charts and no other', () => {
    const chart = emptyChart();
    new ArgoCdDelivery(chart, 'argocd', { parts: [lokiIn(chart)] });
    expect(kinds(chart)).toEqual(['AppProject logging', 'Namespace logging', 'Application logging-loki']);
    expect(named(Testing.synth(chart), 'AppProject', 'logging')?.spec).toMatchObject({
      sourceRepos: ['https://grafana-community.github.io/helm-charts'],
      destinations: [{ namespace: 'logging', server: 'https://kubernetes.default.svc' }],
      clusterResourceWhitelist: [],
    });
  });

  test('takes whatever is said', () => {
    const chart = emptyChart();
    new ArgoCdDelivery(chart, 'argocd', { ...everything, parts: [lokiIn(chart)] });
    expect(named(Testing.synth(chart), 'Application', 'logging-edge-loki')).toMatchObject({
      metadata: { namespace: 'gitops' },
      spec: { project: 'logging-edge', destination: { server: 'https://10.0.0.1:6443' } },
    });
    expect(named(Testing.synth(chart), 'AppProject', 'logging-edge')?.spec).toMatchObject({
      destinations: ['logging', 'old'].map((namespace) => ({ namespace, server: 'https://10.0.0.1:6443' })),
    });
  });

  test('takes no project away from the others of an Argo CD', () => {
    const chart = emptyChart();
    new ArgoCdDelivery(chart, 'argocd', { parts: [lokiIn(chart)], project: 'default' });
    expect(errorOf(chart)).toContain('error  delivery/argocd-project');
  });
});

describe('the helm-controller', () => {
  const everything: Required<HelmControllerDeliveryProps> = {
    parts: [],
    namespaces,
    namespace: 'charts',
    timeout: Duration.minutes(30),
    chartConfigs: { traefik: { logs: { access: { enabled: true } } } },
    acknowledge: [],
  };

  test('needs its parts alone', () => {
    const chart = emptyChart();
    new HelmControllerDelivery(chart, 'helm', { parts: [lokiIn(chart)] });
    expect(kinds(chart)).toEqual(['Namespace logging', 'HelmChart loki']);
  });

  test('takes whatever is said', () => {
    const chart = emptyChart();
    new HelmControllerDelivery(chart, 'helm', { ...everything, parts: [lokiIn(chart)] });
    const objects = Testing.synth(chart);
    expect(named(objects, 'HelmChart', 'loki')).toMatchObject({
      metadata: { namespace: 'charts' },
      spec: { timeout: '30m0s' },
    });
    expect(named(objects, 'HelmChartConfig', 'traefik')).toBeDefined();
  });

  test('tells no two releases of one name apart', () => {
    const chart = emptyChart();
    const parts = [new Loki(chart, 'one', LOKI), new Loki(chart, 'other', { ...LOKI, namespace: 'audit' })];
    new HelmControllerDelivery(chart, 'helm', { parts });
    expect(errorOf(chart)).toContain('error  delivery/helm-chart-name');
  });
});

describe('plain objects', () => {
  const everything: Required<ManifestsProps> = { parts: [], namespaces, acknowledge: [] };
  const plain = { packaging: 'manifests', gateway: false, canary: false } as const;

  test('are all that there is', () => {
    const chart = emptyChart();
    new Manifests(chart, 'manifests', { ...everything, parts: [lokiIn(chart, plain)] });
    expect(kinds(chart)).toEqual(expect.arrayContaining(['Namespace logging', 'StatefulSet loki']));
    expect(kinds(chart).join()).not.toMatch(/Helm/);
  });

  test('are no releases: nobody would install them', () => {
    const chart = emptyChart();
    new Manifests(chart, 'manifests', { parts: [lokiIn(chart)] });
    expect(errorOf(chart)).toContain('[test/manifests] error  delivery/releases-without-helm');
  });
});

describe('what parts and deliveries share', () => {
  test('a namespace admits the pods that run there', () => {
    const chart = emptyChart();
    new FluxDelivery(chart, 'flux', {
      parts: [alloyIn(chart)],
      namespaces: { logging: { podSecurity: 'restricted' } },
    });
    expect(errorOf(chart)).toContain('error  namespaces/pod-security');
  });

  test('a namespace that is settled is one that something runs in', () => {
    const chart = emptyChart();
    new FluxDelivery(chart, 'flux', { parts: [alloyIn(chart)], namespaces: { loging: {} } });
    expect(errorOf(chart)).toContain('error  namespaces/unused');
  });

  test('so is one that only objects without pods are in, if others own it', () => {
    const deliver = (existing: boolean) => {
      const chart = emptyChart();
      const store = lokiIn(chart);
      const datasource = new GrafanaDatasource(chart, 'datasource', { namespace: 'grafana', store });
      new FluxDelivery(chart, 'flux', { parts: [store, datasource], namespaces: { grafana: { existing } } });
      return chart;
    };
    expect(kinds(deliver(true))).toContain('ConfigMap loki-datasource');
    expect(errorOf(deliver(false))).toMatch(
      /namespaces\/unused[\s\S]*is not created[\s\S]*grafana:\n\s+existing: true/,
    );
  });

  test('an existing namespace is left alone', () => {
    const chart = emptyChart();
    new FluxDelivery(chart, 'flux', { parts: [lokiIn(chart)], namespaces: { logging: { existing: true } } });
    expect(kinds(chart)).not.toContain('Namespace logging');
  });

  test('two deliveries in one chart that make the same object are told, until one leaves it', () => {
    const twoIn = (existing: boolean) => {
      const chart = emptyChart();
      const loki = lokiIn(chart);
      const alloy = new Alloy(chart, 'alloy', { namespace: 'logging', cluster: 'edge', store: loki });
      new FluxDelivery(chart, 'one', { parts: [loki] });
      new FluxDelivery(chart, 'other', { parts: [alloy], namespace: 'gitops', namespaces: { logging: { existing } } });
      return chart;
    };
    expect(errorOf(twoIn(false))).toContain('two objects Namespace logging');
    expect(() => Testing.synth(twoIn(true))).not.toThrow();
  });

  test('objects that two parts make alike are one, and those that differ are told', () => {
    const chart = emptyChart();
    const store = storeIn(chart);
    const parts = ['one', 'other'].map(
      (namespace) => new Alloy(chart, namespace, { namespace, cluster: 'edge', store }),
    );
    new FluxDelivery(chart, 'flux', { parts });
    const message = errorOf(chart);
    expect(message).toContain('two objects ClusterRoleBinding alloy');
    expect(message).not.toContain('PriorityClass');
  });

  test('two clusters in two charts do not meet', () => {
    const app = Testing.app();
    const charts = ['one', 'other'].map((cluster) => {
      const chart = new Chart(app, cluster);
      const loki = lokiIn(chart);
      const alloy = new Alloy(chart, 'alloy', { namespace: 'logging', cluster, store: loki });
      new FluxDelivery(chart, 'flux', { parts: [loki, alloy] });
      return chart;
    });
    const [one, other] = charts.map((chart) => kinds(chart));
    expect(one).toEqual(other);
  });
});
