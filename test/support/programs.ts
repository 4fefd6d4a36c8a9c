import { existsSync } from 'node:fs';
import { findTool, type ToolName } from '../../tools/find';

/** Variables that name a program, and win over what `npx cdk8s-logging tools` has built. */
const VARIABLES = {
  'age-keygen': 'AGE_KEYGEN',
  'alloy-syntax': 'ALLOY_SYNTAX',
  'argo-cd': 'ARGO_CD',
  'chart-model': 'CHART_MODEL',
  etcd: 'ETCD',
  'fake-gcs-server': 'FAKE_GCS_SERVER',
  gofakes3: 'GOFAKES3',
  helm: 'HELM',
  'helm-controller': 'HELM_CONTROLLER',
  istioctl: 'ISTIOCTL',
  'k3s-helm-controller': 'K3S_HELM_CONTROLLER',
  'kube-apiserver': 'KUBE_APISERVER',
  'kube-controller-manager': 'KUBE_CONTROLLER_MANAGER',
  'kube-scheduler': 'KUBE_SCHEDULER',
  kubectl: 'KUBECTL',
  kustomize: 'KUSTOMIZE',
  'kustomize-controller': 'KUSTOMIZE_CONTROLLER',
  kwok: 'KWOK',
  loki: 'LOKI',
  'loki-3.7': 'LOKI_3_7',
  minio: 'MINIO',
  'loki-3.7-model': 'LOKI_3_7_MODEL',
  lokitool: 'LOKITOOL',
  otelcol: 'OTELCOL',
  'otelcol-model': 'OTELCOL_MODEL',
  promtail: 'PROMTAIL',
  'promtail-model': 'PROMTAIL_MODEL',
  promtool: 'PROMTOOL',
  sops: 'SOPS',
  'source-controller': 'SOURCE_CONTROLLER',
} as const satisfies Partial<Record<ToolName, string>>;

export type RealProgram = keyof typeof VARIABLES;

/** Paths of programs by their names. */
export type Paths<Name extends RealProgram> = Readonly<Record<Name, string>>;

/** Real programs take minutes and ports of the machine: `npm test` leaves them alone even where they are built. */
const asked = process.env.E2E === '1';

/** Where a program is, if tests may start it. */
export function programPath(name: RealProgram): string | undefined {
  const named = process.env[VARIABLES[name]];
  if (named) {
    if (!existsSync(named)) throw new Error(`${VARIABLES[name]}=${named}: there is no such file`);
    return named;
  }
  return asked ? findTool(name)?.path : undefined;
}

/**
 * Tests that start real programs. Without `E2E=1` they are skipped where a program is not named; with it, a program that
 * is not there fails them.
 */
export function describeReal<Name extends RealProgram>(
  title: string,
  names: readonly Name[],
  tests: (paths: Paths<Name>) => void,
): void {
  const missing = names.filter((name) => programPath(name) === undefined);
  const variables = missing.map((name) => VARIABLES[name]).join(', ');
  if (missing.length === 0) {
    // Every name has got its path.
    const paths = Object.fromEntries(names.map((name) => [name, programPath(name)])) as Paths<Name>;
    describe(title, () => timed(title, () => tests(paths)));
  } else if (asked) {
    test(title, () => {
      throw new Error(`there is no ${missing.join(', ')}: npx cdk8s-logging tools builds it, or ${variables} names it`);
    });
  } else
    test.skip(`${title} (to run it: E2E=1, which takes what npx cdk8s-logging tools has built, or paths in ${variables})`, () => {});
}

/** Prints how long the tests took, with all that they wait for. */
function timed(title: string, tests: () => void): void {
  let start: number;
  beforeAll(() => {
    start = Date.now();
  });
  tests();
  afterAll(
    () => void process.stdout.write(`${String(Math.round((Date.now() - start) / 1000)).padStart(5)} s  ${title}\n`),
  );
}
