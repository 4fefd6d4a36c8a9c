import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { load } from 'js-yaml';
import { isJsonObject } from '../../../lib/kubernetes/json';
import type { Cluster } from '../../cluster/cluster';
import { notRolledOut } from '../rolled-out';

/** What has become of a HelmChart. */
export interface ChartState {
  readonly name: string;
  readonly targetNamespace: string;

  /** The values that its object asks for, as text. */
  readonly values: string;

  /** Those that its Job is given. @default - there is no Secret yet */
  readonly given?: string;

  /** The Job that installs it. @default - there is none yet */
  readonly job?: JobState;

  /** Its last revision. @default - there is no release */
  readonly release?: ReleaseState;
}

export interface ReleaseState {
  /** `deployed`, `failed` … */
  readonly status: string;

  /** Of the Job that made it, as the controller counts. */
  readonly hash: string;

  /** The values that Helm was given. */
  readonly config: unknown;
}

export interface JobState {
  readonly uid: string;
  readonly isComplete: boolean;
  readonly args: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly volumes: readonly unknown[];
}

interface ChartObject {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: { readonly targetNamespace?: string; readonly valuesContent?: string };
}

interface JobObject {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly volumes?: readonly unknown[];
        readonly containers: readonly {
          readonly args?: readonly string[];
          readonly env?: readonly { readonly name: string; readonly value?: string }[];
        }[];
      };
    };
  };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

interface SecretObject {
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly data?: Readonly<Record<string, string>>;
}

/** Reads what has become of all HelmCharts. */
export async function readCharts(cluster: Cluster): Promise<readonly ChartState[]> {
  const { items } = await cluster.read<{ items: readonly ChartObject[] }>('/apis/helm.cattle.io/v1/helmcharts');
  return Promise.all(items.map((item) => stateOf(cluster, item)));
}

async function stateOf(cluster: Cluster, { metadata, spec }: ChartObject): Promise<ChartState> {
  const { name, namespace } = metadata;
  const targetNamespace = spec.targetNamespace ?? namespace;
  const [jobs, secrets, releases] = await Promise.all([
    cluster.read<{ items: readonly JobObject[] }>(`/apis/batch/v1/namespaces/${namespace}/jobs`),
    cluster.read<{ items: readonly SecretObject[] }>(`/api/v1/namespaces/${namespace}/secrets`),
    cluster.read<{ items: readonly SecretObject[] }>(
      `/api/v1/namespaces/${targetNamespace}/secrets?labelSelector=owner%3Dhelm,name%3D${name}`,
    ),
  ]);
  const job = jobs.items.find((each) => each.metadata.name === `helm-install-${name}`);
  const values = secrets.items.find((each) => each.metadata.name === `chart-values-${name}`);
  const given = values?.data?.HelmChartValuesContent;
  return {
    name,
    targetNamespace,
    values: spec.valuesContent ?? '',
    ...(given !== undefined && { given: Buffer.from(given, 'base64').toString() }),
    ...(job && { job: jobOf(job) }),
    ...releaseOf(releases.items),
  };
}

function jobOf({ metadata, spec, status }: JobObject): JobState {
  const [container] = spec.template.spec.containers;
  return {
    uid: metadata.uid,
    isComplete: status?.conditions?.some(({ type, status }) => type === 'Complete' && status === 'True') ?? false,
    args: container?.args ?? [],
    env: new Map(container?.env?.map(({ name, value = '' }) => [name, value])),
    volumes: spec.template.spec.volumes ?? [],
  };
}

function releaseOf(secrets: readonly SecretObject[]): Pick<ChartState, 'release'> {
  const version = ({ metadata }: SecretObject) => Number(metadata.labels?.version);
  const [last] = [...secrets].sort((a, b) => version(b) - version(a));
  if (last === undefined) return {};
  const { labels = {} } = last.metadata;
  const hash = labels['helmcharts.helm.cattle.io/configHash'] ?? '';
  return { release: { status: labels.status ?? '', hash, config: configOf(last.data?.release ?? '') } };
}

/** Helm keeps a release as JSON, zipped and encoded, and a Secret is encoded once more. */
function configOf(text: string): unknown {
  const zipped = Buffer.from(Buffer.from(text, 'base64').toString(), 'base64');
  const release: unknown = JSON.parse(gunzipSync(zipped).toString());
  return isJsonObject(release) ? release.config : undefined;
}

/** Says which charts are not as they are asked for. @returns nothing if all is as it should be */
export async function unsettled(cluster: Cluster, asked: ReadonlyMap<string, string>): Promise<string | undefined> {
  const charts = await readCharts(cluster);
  const wrong = [...asked].flatMap(([name, values]) => {
    const chart = charts.find((each) => each.name === name);
    const problem = chart === undefined ? 'there is no HelmChart' : problemOf(chart, values);
    return problem === undefined ? [] : [`${name}: ${problem}`];
  });
  const waiting = await notRolledOut(cluster);
  const lines = waiting === undefined ? wrong : [...wrong, waiting];
  return lines.length === 0 ? undefined : lines.join('\n');
}

function problemOf({ values, given, job, release }: ChartState, asked: string): string | undefined {
  if (values !== asked) return 'its values are not those of the folder';
  if (given !== asked) return 'its Job is not given the values of the folder';
  if (job === undefined || !job.isComplete) return 'its Job has not ended';
  if (release?.status !== 'deployed') return `its release is ${release?.status ?? 'not there'}`;
  const isOfAsked = isDeepStrictEqual(release.config, load(asked)) && job.env.get('CONFIG_HASH') === release.hash;
  return isOfAsked ? undefined : 'its release is of other values';
}
