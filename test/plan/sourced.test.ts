import { checkPlan } from '../../lib/checks/all';
import { renderedElsewhere } from '../../lib/checks/images';
import { declaredBy } from '../../lib/needs/declared';
import { needs } from '../../lib/needs/lines';
import { deliveredObjects } from '../../lib/plan/delivered-objects';
import { configuredRelease } from '../../lib/plan/effective';
import { planStack } from '../../lib/plan/plan';
import { link } from '../../lib/references/link';
import { deliveredReleases } from '../../lib/rendered/delivered-releases';
import { parseInventory, printInventory, releaseHash } from '../../lib/rendered/inventory';
import { smokeImage } from '../../lib/smoke/image';
import { loadOne, MINIMAL } from '../environment/in-memory';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const ENGINES = {
  flux: 'flux: {}',
  argocd: 'argocd: { source: { repoUrl: "https://git.example/a/b" } }',
  helmController: 'helmController: {}',
} as const;

function plan(sections: string, changes: readonly (readonly [string, string])[] = []) {
  const text = changes.reduce((changed, [from, to]) => changed.replace(from, () => to), `${MINIMAL}${sections}\n`);
  return planStack(loadOne(text));
}

function objects(sections: string, ...changes: readonly (readonly [string, string])[]) {
  return deliveredObjects(plan(sections, changes));
}

const spec = (all: ReturnType<typeof objects>, kind: string, name: string) =>
  all.find((object) => object.kind === kind && object.name === name)?.json.spec;

const by = (engine: keyof typeof ENGINES) => ['flux: {}', ENGINES[engine]] as const;
const LOKI_6 = ['namespace: monitoring\n  retention', 'namespace: monitoring\n  chart: 6.49.0\n  retention'] as const;
const HTTP =
  'chartSources: { mirror: { url: "https://charts.example.org/{repository}/", secret: login, ca: authority } }';
const OCI = HTTP.replace('https:', 'oci:');

describe('Flux', () => {
  test('a mirror with an index is a HelmRepository with credentials', () => {
    const all = objects(HTTP, LOKI_6);
    expect(spec(all, 'HelmRepository', 'grafana')).toEqual({
      interval: '24h',
      url: 'https://charts.example.org/grafana',
      secretRef: { name: 'login' },
      certSecretRef: { name: 'authority' },
    });
    expect(spec(all, 'HelmRelease', 'loki')).toMatchObject({
      chart: { spec: { chart: 'loki', version: '6.49.0', sourceRef: { kind: 'HelmRepository', name: 'grafana' } } },
    });
  });

  test('of a registry each chart is an OCIRepository, which says version and digest', () => {
    const pinned = [LOKI_6[0], LOKI_6[1].replace('6.49.0', `{ version: 6.49.0, digest: "${DIGEST}" }`)] as const;
    const verified = OCI.replace('ca: authority', 'verify: { issuer: "^https://i$", subject: "^s$" }');
    const all = objects(verified, pinned);
    expect(spec(all, 'OCIRepository', 'grafana-loki')).toEqual({
      interval: '24h',
      url: 'oci://charts.example.org/grafana/loki',
      ref: { tag: '6.49.0', digest: DIGEST },
      layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
      secretRef: { name: 'login' },
      verify: { provider: 'cosign', matchOIDCIdentity: [{ issuer: '^https://i$', subject: '^s$' }] },
    });
    expect(spec(all, 'HelmRelease', 'loki')).toMatchObject({
      chartRef: { kind: 'OCIRepository', name: 'grafana-loki' },
    });
    expect(spec(all, 'HelmRelease', 'loki')).not.toHaveProperty('chart');
    expect(all.filter(({ kind }) => kind === 'HelmRepository')).toEqual([]);
  });

  test('Secrets that it decrypts are there before a source that reads one', () => {
    const { delivery } = plan(OCI, [['flux: {}', 'flux: { secrets: { path: ./secrets } }']]);
    const kinds = (stage: 'prerequisites' | 'releases') => delivery.stages[stage].map(({ kind }) => kind);
    expect(kinds('prerequisites')).not.toContain('OCIRepository');
    expect(kinds('releases').slice(0, 2)).toEqual(['OCIRepository', 'OCIRepository']);
  });
});

describe('Argo CD', () => {
  test('a registry has no scheme, and the project admits it', () => {
    const all = objects(OCI, by('argocd'), LOKI_6);
    const loki = spec(all, 'Application', 'logging-production-loki');
    expect(loki).toMatchObject({
      source: { repoURL: 'charts.example.org/grafana', chart: 'loki', targetRevision: '6.49.0' },
    });
    expect(spec(all, 'AppProject', 'logging-production')).toMatchObject({
      sourceRepos: ['https://git.example/a/b', 'charts.example.org/grafana'],
    });
  });

  test('credentials are found by a label', () => {
    const [need] = plan(OCI, [by('argocd')]).delivery.awaitedSecrets;
    expect(need).toMatchObject({ name: 'login', labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' } });
    expect(need?.keys).toHaveProperty('enableOCI', 'true');
  });
});

describe('the helm-controller', () => {
  test('a chart in a registry has an address of its own', () => {
    expect(spec(objects(OCI, by('helmController'), LOKI_6), 'HelmChart', 'loki')).toMatchObject({
      chart: 'oci://charts.example.org/grafana/loki',
      version: '6.49.0',
      dockerRegistrySecret: { name: 'login' },
      repoCAConfigMap: { name: 'authority' },
    });
    expect(spec(objects(OCI, by('helmController'), LOKI_6), 'HelmChart', 'loki')).not.toHaveProperty('repo');
  });

  test('a mirror with an index has another Secret', () => {
    expect(spec(objects(HTTP, by('helmController'), LOKI_6), 'HelmChart', 'loki')).toMatchObject({
      repo: 'https://charts.example.org/grafana',
      chart: 'loki',
      authSecret: { name: 'login' },
    });
  });
});

test.each(
  [ENGINES.flux, ENGINES.argocd, ENGINES.helmController].flatMap((engine) =>
    [HTTP, OCI].map((from) => [engine, from] as const),
  ),
)('what %s is told of %s is read again, and all that it names is known', (engine, sources) => {
  const made = plan(sources, [['flux: {}', engine]]);
  const all = deliveredObjects(made);
  const releases = deliveredReleases(all);
  expect(releases.map(({ chart, repository }) => [chart, repository?.replace(/^https:|^oci:/, '')])).toEqual([
    ['loki', '//charts.example.org/grafana-community'],
    ['alloy', '//charts.example.org/grafana'],
  ]);
  expect(releases.map((release) => configuredRelease(release)?.chart.repository.name)).toEqual([
    'grafana-community',
    'grafana',
  ]);
  const broken = link(all, declaredBy(made)).filter(({ problem }) => /login|authority/.test(problem));
  expect(broken).toEqual([]);
  expect(needs(made)).toContainEqual(expect.stringMatching(/^secret \S+ login /));
});

test('a digest is part of what an inventory is of, and no other source is', () => {
  const [release] = deliveredReleases(objects(''));
  if (!release) throw new Error('no release');
  expect(releaseHash({ ...release, digest: DIGEST })).not.toBe(releaseHash(release));
});

test.each([
  ['the engine', OCI.replace('ca: authority', 'verify: { secret: key }'), by('argocd'), 'charts/source-unverifiable'],
  [
    'the engine',
    OCI.replace('ca: authority', 'verify: { secret: key }'),
    by('helmController'),
    'charts/source-unverifiable',
  ],
])('a signature that %s does not look at is an error', (_, sources, engine, id) => {
  expect(checkPlan(plan(sources, [engine])).map((found) => found.id)).toContain(id);
});

test.each([...Object.values(ENGINES), 'flux: {}'])(
  'a digest of a chart that nobody holds %s to is an error',
  (engine) => {
    const pinned = ['retention', `chart: { version: 6.49.0, digest: "${DIGEST}" }\n  retention`] as const;
    const found = checkPlan(plan('', [['flux: {}', engine], pinned])).find(
      ({ id }) => id === 'charts/source-unverifiable',
    );
    expect(found?.path).toEqual(['loki', 'chart', 'digest']);
  },
);

const IMAGES = 'images: { registry: registry.example.org/mirror, pullSecrets: [pull] }';
const everything = ['retention', 'caches: { chunks: 1Gi, results: 1Gi }\n  retention'] as const;

describe.each([
  ['6.49.0', 'alloy: { namespace: monitoring, chart: 0.12.0 }'],
  ['6.49.0', 'alloy: { namespace: monitoring, chart: 1.5.0 }'],
  ['18.11.0', 'alloy: { namespace: monitoring, chart: 1.11.1 }'],
  ['18.11.0', 'otel: { shipper: { namespace: monitoring } }'],
  ['18.11.0', 'promtail: { namespace: shippers }'],
])('loki %s, %s', (version, collector) => {
  const chart = ['retention', `chart: ${version}\n  retention`] as const;
  const minio = ['filesystem: {}', 'minio: { credentialsSecret: minio }'] as const;
  const made = plan(IMAGES, [everything, chart, minio, ['alloy: { namespace: monitoring }', collector]]);
  const images = made.running.flatMap(({ workloads }) =>
    workloads.flatMap(({ initContainers, containers }) => [...initContainers, ...containers].map(({ image }) => image)),
  );

  test('every image is of the registry, below the path that it has elsewhere', () => {
    expect(images.length).toBeGreaterThan(6);
    expect(
      images.filter((image) => !/^registry\.example\.org\/mirror\/[a-z-]+\/[a-z0-9/-]+:[^:]+/.test(image)),
    ).toEqual([]);
    expect(images.filter((image) => /(docker|quay|ghcr)\.io/.test(image))).toEqual([]);
    expect(checkPlan(made).filter(({ id }) => id.startsWith('images/') || id.startsWith('values/'))).toEqual([]);
  });

  test('every namespace with pods needs the Secret', () => {
    const namespaces = new Set(made.running.map(({ namespace }) => namespace));
    for (const namespace of namespaces) expect(needs(made)).toContain(`secret ${namespace} pull .dockerconfigjson`);
  });
});

test('plain objects have their images, and the Secret, from the registry', () => {
  const plain = [
    ['flux: {}', 'manifests: {}'],
    ['alloy: { namespace: monitoring }', 'otel: { shipper: { namespace: monitoring } }'],
    ['retention', 'gateway: false\n  canary: false\n  retention'],
  ] as const;
  const made = plan(`${IMAGES}\npackaging: manifests`, plain);
  expect(
    made.running.flatMap(({ workloads }) =>
      workloads.flatMap(({ containers }) => containers.map(({ image }) => image)),
    ),
  ).toEqual([
    expect.stringMatching(/^registry\.example\.org\/mirror\/grafana\/loki:/),
    expect.stringMatching(/^registry\.example\.org\/mirror\/open-telemetry\//),
  ]);
  const pods = deliveredObjects(made).filter(({ kind }) => kind === 'StatefulSet' || kind === 'DaemonSet');
  for (const { json } of pods)
    expect(json).toMatchObject({ spec: { template: { spec: { imagePullSecrets: [{ name: 'pull' }] } } } });
  expect(needs(made)).toContain('secret monitoring pull .dockerconfigjson');
});

test('a digest goes where the chart takes it, and no label gets it', () => {
  const digests = [
    'grafana/loki:3.7.6',
    'library/memcached:1.6.45-alpine',
    'grafana/alloy:v1.18.1',
    'library/busybox:1.37',
  ];
  const asked = IMAGES.replace(' }', `, digests: { ${digests.map((name) => `"${name}": "${DIGEST}"`).join(', ')} } }`);
  const made = plan(asked, [everything]);
  const [loki, alloy] = made.releases;
  expect(loki?.values).toMatchObject({
    loki: { image: { digest: DIGEST } },
    memcached: { image: { digest: DIGEST } },
  });
  expect(alloy?.values).toMatchObject({ image: { digest: DIGEST } });
  expect(checkPlan(made).filter(({ id }) => id.startsWith('images/'))).toEqual([]);
  expect(smokeImage(made.releases, made.environment.images)).toBe(
    `registry.example.org/mirror/library/busybox:1.37@${DIGEST}`,
  );
});

test('an override that names another registry is found at its line', () => {
  const values = ['retention', 'values: { gateway: { image: { registry: quay.io } } }\n  retention'] as const;
  const found = checkPlan(plan(IMAGES, [values])).filter(({ id }) => id === 'images/elsewhere');
  expect(found).toEqual([
    expect.objectContaining({
      path: ['loki', 'values', 'gateway', 'image', 'registry'],
      problem: expect.stringMatching(
        /^nginx in loki-gateway: quay\.io\/nginxinc\/\S+ is not from registry\.example\.org\/mirror$/,
      ),
    }),
  ]);
});

test('what Helm renders is looked at as well, and told once', () => {
  const values = ['retention', 'values: { gateway: { image: { registry: quay.io } } }\n  retention'] as const;
  const made = plan(IMAGES, [values]);
  const told = made.running
    .flatMap(({ workloads }) => workloads.flatMap(({ containers }) => containers.map(({ image }) => image)))
    .find((image) => image.startsWith('quay.io/'));
  const images = {
    'Pod loki-helm-test loki-helm-test': 'docker.io/grafana/loki-helm-test:latest',
    'Deployment loki-gateway nginx': told ?? '',
    'StatefulSet loki loki': 'registry.example.org/mirror/grafana/loki:3.7.6',
  };
  const inventory = {
    release: 'loki',
    namespace: 'monitoring',
    chart: 'loki 18.11.0',
    hash: DIGEST,
    images,
    objects: [],
  };
  expect(renderedElsewhere([inventory], made).map(({ problem }) => problem)).toEqual([
    'Pod loki-helm-test loki-helm-test (release loki): docker.io/grafana/loki-helm-test:latest is not from registry.example.org/mirror',
  ]);
  expect(parseInventory(printInventory(inventory))).toEqual({ inventory });
});
