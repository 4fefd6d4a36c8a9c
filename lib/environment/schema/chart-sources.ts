import * as z from 'zod';
import { type ChartName, repositoryNames } from '../../charts/catalog';
import { isRegistry, readArtefact } from '../../charts/source';
import { SOURCE_CHART_IN_URL, SOURCE_CLEAR_TEXT, SOURCE_UNKNOWN, SOURCE_UNVERIFIABLE } from '../../charts/source-kinds';
import { didYouMean } from '../../findings/did-you-mean';
import { removeKey, renameKey, setKey } from '../../findings/repair';
import { ALWAYS, type Fault, report } from '../../schema/fault';
import { text } from '../../schema/scalars';

const signature = z.union(
  [
    z.strictObject({
      secret: text('secret').describe("Secret with the public keys, in the namespace of Flux's objects: `*.pub` each."),
    }),
    z.strictObject({
      issuer: text('text').describe('Regular expression for the issuer of the identity that signs without a key.'),
      subject: text('text').describe('Regular expression for the identity that signs without a key.'),
    }),
  ],
  { error: 'signature' },
);

const origin = z
  .strictObject({
    url: text('chartUrl').describe(
      'Where the charts are: `https://…` for a repository with an index, `oci://…` for a registry, without the name of the chart.',
    ),
    secret: text('secret')
      .optional()
      .describe("Secret with its credentials, in the namespace of the engine's objects. Default: it asks for none."),
    ca: text('name')
      .optional()
      .describe(
        'Secret with `ca.crt` of its authority for Flux, ConfigMap for the helm-controller, in the same namespace. Default: one that everybody trusts.',
      ),
    verify: signature
      .optional()
      .describe('Whose signature of Cosign each chart must have; of registries, by Flux. Default: nobody looks.'),
  })
  .superRefine((value, context) => {
    for (const fault of originFaults(value)) report(context, fault);
  });

/** Section that says where charts are pulled from. */
export const chartSources = z
  .strictObject({
    mirror: origin
      .optional()
      .describe(
        'In place of all repositories that `repositories` does not name; `{repository}` in its URL stands for their names. Default: none.',
      ),
    repositories: z
      .record(text('name'), origin)
      .prefault({})
      .describe('In place of single repositories, by their names in charts-values/catalog.yaml.'),
  })
  .superRefine(({ repositories }, context) => {
    const names = repositoryNames();
    for (const name of Object.keys(repositories)) if (!names.includes(name)) report(context, unknown(name, names));
  }, ALWAYS);

function unknown(name: string, names: readonly string[]): Fault {
  const near = didYouMean(name, names);
  const path = ['repositories', name];
  return {
    kind: SOURCE_UNKNOWN,
    path,
    problem: `no chart of the catalog comes from a repository ${name}`,
    fix: near === undefined ? `name one of these: ${names.join(', ')}` : renameKey(path, near),
  };
}

const CHARTS: readonly string[] = ['loki', 'alloy', 'opentelemetry-collector', 'promtail'] satisfies ChartName[];

function originFaults({ url, secret, verify }: z.output<typeof origin>): readonly Fault[] {
  const artefact = readArtefact(url);
  return [
    ...(artefact && CHARTS.includes(artefact.chart) ? [chartInUrl(url, artefact)] : []),
    ...(secret !== undefined && url.startsWith('http://') ? [clearText(url)] : []),
    ...(verify !== undefined && !isRegistry({ url }) ? [unverifiable(url)] : []),
  ];
}

function chartInUrl(url: string, { repository, chart }: { repository: string; chart: string }): Fault {
  return {
    kind: SOURCE_CHART_IN_URL,
    path: ['url'],
    problem: `${url} ends in the name of the chart ${chart}`,
    consequence: `engines look for ${url}/${chart}, find nothing there, and install nothing`,
    fix: setKey(['url'], repository),
  };
}

function clearText(url: string): Fault {
  return {
    kind: SOURCE_CLEAR_TEXT,
    path: ['secret'],
    problem: `${url} is reached without TLS, and has credentials`,
    fix: setKey(['url'], url.replace(/^http:/, 'https:'), { otherwise: 'take the Secret away' }),
  };
}

function unverifiable(url: string): Fault {
  return {
    kind: SOURCE_UNVERIFIABLE,
    path: ['verify'],
    problem: `${url} is no registry, and charts of other repositories have no signature of Cosign`,
    fix: removeKey(['verify'], { otherwise: 'pull the charts out of a registry, by a URL with oci://' }),
  };
}
