import * as z from 'zod';
import { type ChartName, type ChartPin, type ChartWanted, findChart } from '../charts/catalog';
import type { ChartModel } from '../charts/chart';
import { setKey } from '../findings/repair';
import { asError, type Fault, report } from './fault';
import { UNKNOWN_VERSION, WRONG_REPOSITORY } from './kinds';
import { text } from './scalars';

const pin = z.strictObject({
  repository: text('name').optional().describe('Name of the repository in charts-values/catalog.yaml.'),
  version: text('version').optional().describe('Exact version. Default: the newest known of the repository.'),
  digest: text('imageDigest')
    .optional()
    .describe('Digest of its artefact in an OCI registry. Default: none, the registry decides what its tag is.')
    .meta({ since: '0.2.0' }),
});

/** Schema of a chart pin: a version, or version and repository. Parsing gives the chart itself. */
export function chart(name: ChartName) {
  return z
    .union([text('version'), pin], { error: 'version' })
    .optional()
    .transform((written, context): ChartModel => {
      const { found, fault } = lookUp(name, written);
      if (found) return found;
      report(context, fault);
      return z.NEVER;
    })
    .describe(
      `Version of the chart ${name}, or { repository, version, digest }. Default: the newest in charts-values/catalog.yaml.`,
    );
}

/** Finds the chart of a pin; throws if there is none. */
export function chartNamed(name: ChartName, pin: ChartPin | undefined): ChartModel {
  const { found, fault } = lookUp(name, pin);
  if (found) return found;
  throw asError(fault);
}

type Found = { readonly found: ChartModel; readonly fault?: undefined };
type Missing = { readonly found?: undefined; readonly fault: Fault };

function lookUp(name: ChartName, pin: ChartPin = {}): Found | Missing {
  const wanted = typeof pin === 'string' ? { version: pin } : pin;
  const lookup = findChart(name, wanted);
  if (lookup.kind === 'found') return { found: { ...lookup.chart, ...(wanted.digest && { digest: wanted.digest }) } };
  const unknown = lookup.kind === 'unknown-version';
  return { fault: unknown ? unknownVersion(name, wanted, lookup.known) : otherRepository(wanted, lookup.chart) };
}

function unknownVersion(name: ChartName, wanted: ChartWanted, known: readonly ChartModel[]): Fault {
  const asked = wanted.version ?? `of the repository ${wanted.repository}`;
  const pins = known.map((model) => `${model.version} (${model.repository.name}, ${name} ${model.appVersion})`);
  return {
    kind: UNKNOWN_VERSION,
    path: [],
    problem: `charts-values/catalog.yaml has no chart ${name} ${asked}`,
    consequence: 'a chart ignores the values keys that it does not know, and nobody would notice',
    fix: `write one of these versions: ${pins.join(', ')}`,
  };
}

function otherRepository({ repository }: ChartWanted, { name, version, repository: publisher }: ChartModel): Fault {
  return {
    kind: WRONG_REPOSITORY,
    path: [],
    problem: `the chart ${name} ${version} is published by ${publisher.name}, not by ${repository}`,
    consequence: `${repository} has no such chart, or another product under the same version`,
    fix: setKey(['repository'], publisher.name),
  };
}
