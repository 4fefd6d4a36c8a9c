import * as z from 'zod';
import { type ChartName, type ChartPin, type ChartWanted, findChart, repositoryNames } from '../charts/catalog';
import type { ChartModel } from '../charts/chart';
import { firstOfEach } from '../collections/first-of-each';
import { didYouMean } from '../findings/did-you-mean';
import { setKey } from '../findings/repair';
import { asError, type Fault, report } from './fault';
import { UNKNOWN_VERSION, WRONG_REPOSITORY } from './kinds';
import { text } from './scalars';

const pin = z.strictObject({
  repository: text('name').optional().describe('Name of the repository that publishes it.'),
  version: text('version')
    .optional()
    .describe('Exact version. Default: the one in locks/, or else the newest known of the repository.'),
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
      `Version of the chart ${name}, or { repository, version, digest }. Default: the one in locks/, or else the newest in charts-values/catalog.yaml.`,
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
  switch (lookup.kind) {
    case 'found':
      return { found: { ...lookup.chart, ...(wanted.digest && { digest: wanted.digest }) } };
    case 'other-repository':
      return { fault: otherRepository(wanted, lookup.chart) };
    case 'unknown-repository':
      return { fault: unknownRepository(wanted) };
    case 'inexact':
      return { fault: inexact(name, wanted, lookup.known) };
    case 'nothing-near':
      return { fault: nothingNear(name, wanted, lookup.known) };
  }
}

function inexact(name: ChartName, { version = '' }: ChartWanted, known: readonly ChartModel[]): Fault {
  return {
    kind: UNKNOWN_VERSION,
    path: [],
    problem: `${version} is not one version of the chart ${name}`,
    consequence: 'another chart would be installed on some day, with other keys, and nobody would have looked at it',
    fix: `write one version: ${listed(known)}`,
  };
}

function nothingNear(name: ChartName, { version, repository }: ChartWanted, known: readonly ChartModel[]): Fault {
  const asked = version === undefined ? `${name} of ${repository}` : `${name} ${version}`;
  const command = `npx cdk8s-logging charts add ${name} ${version ?? 'VERSION'} --pull`;
  return {
    kind: UNKNOWN_VERSION,
    path: [],
    problem: `no version is known that is near the chart ${asked}`,
    consequence: 'a chart ignores the values keys that it does not know, and nobody would notice',
    fix: `write ${listed(known)}; or read the chart itself: ${command}`,
  };
}

/** The newest version of each publisher, the one that people should take first. */
function listed(known: readonly ChartModel[]): string {
  return firstOfEach(known, ({ publisher }) => publisher)
    .map(({ version, publisher, name, program }) => `${version} (${publisher}, ${name} ${program})`)
    .join(' or ');
}

function unknownRepository({ repository = '' }: ChartWanted): Fault {
  const names = repositoryNames();
  return {
    kind: WRONG_REPOSITORY,
    path: ['repository'],
    problem: `there is no chart repository ${repository}`,
    consequence: 'the chart would not be found',
    fix: setKey(['repository'], didYouMean(repository, names) ?? names[0] ?? ''),
  };
}

function otherRepository({ repository }: ChartWanted, { name, version, publisher }: ChartModel): Fault {
  return {
    kind: WRONG_REPOSITORY,
    path: [],
    problem: `the chart ${name} ${version} is published by ${publisher}, not by ${repository}`,
    consequence: `${repository} has no such chart, or another product under the same version`,
    fix: setKey(['repository'], publisher),
  };
}
