import * as z from 'zod';
import type { FindingKind } from '../findings/finding-kind';
import { setKey } from '../findings/repair';
import { exactlyOne, type Fault, keepOne } from '../schema/fault';
import { freeMap } from '../schema/json-values';
import { duration, text } from '../schema/scalars';
import { ARGO_CD_DEFAULTS, SOURCE_DEFAULTS } from './argocd/defaults';
import { FLUX_DEFAULTS } from './flux/defaults';
import { HELM_CONTROLLER_DEFAULTS } from './helm-controller/defaults';

const fluxSource = z.strictObject({
  kind: z.enum(['GitRepository', 'OCIRepository']).prefault(FLUX_DEFAULTS.source.kind).describe('Kind of the source.'),
  name: text('name').prefault(FLUX_DEFAULTS.source.name).describe('Name of the source.'),
});

const secrets = z.strictObject({
  path: text('repositoryPath').describe('Where the encrypted Secrets are, in the same source.'),
  decryptionSecret: text('secret')
    .optional()
    .describe('Secret with the age key that decrypts them. Default: they are not encrypted with SOPS.'),
});

const flux = z.strictObject({
  namespace: text('label').prefault(FLUX_DEFAULTS.namespace).describe('Namespace of all Flux objects.'),
  source: fluxSource.prefault({}).describe('The Flux source that holds this repository.'),
  path: text('repositoryPath')
    .optional()
    .describe("The environment's folder in that source. Default: the one that is written, ./dist/<name of this file>."),
  interval: duration
    .prefault(FLUX_DEFAULTS.interval.toString())
    .describe('How often Flux reconciles when nothing has changed.'),
  retryInterval: duration
    .prefault(FLUX_DEFAULTS.retryInterval.toString())
    .describe('How soon Flux tries again after a failure.'),
  timeout: duration
    .prefault(FLUX_DEFAULTS.timeout.toString())
    .describe('How long Flux waits for a release to become ready.'),
  secrets: secrets.optional().describe('Secrets that are kept encrypted beside dist/.'),
});

const argoCdSource = z.strictObject({
  repoUrl: text('gitUrl').describe('URL of the Git repository, as Argo CD knows it.'),
  targetRevision: text('text')
    .prefault(SOURCE_DEFAULTS.targetRevision)
    .describe('Branch, tag or commit. HEAD is the default branch.'),
});

const argocd = z.strictObject({
  namespace: text('label').prefault(ARGO_CD_DEFAULTS.namespace).describe("Namespace of Argo CD's own objects."),
  project: text('label')
    .optional()
    .describe(
      'Name of the AppProject, and prefix of the Applications; not `default`, which every Argo CD has. Default: logging-<name of this file>.',
    ),
  source: argoCdSource.describe('The Git repository that holds this one.'),
  path: text('repositoryPath')
    .optional()
    .describe(
      "The environment's folder in that repository. Default: the one that is written, ./dist/<name of this file>.",
    ),
  server: text('url')
    .prefault(ARGO_CD_DEFAULTS.server)
    .describe('API server of the cluster. Default: the one that Argo CD runs in.'),
  leaving: z
    .array(text('label'))
    .prefault([...ARGO_CD_DEFAULTS.leaving])
    .describe(
      'Namespaces that the stack leaves: until what it had there is gone, they stay within the limits of its AppProject.',
    )
    .meta({ since: '0.2.0' }),
});

const helmController = z.strictObject({
  namespace: text('label')
    .prefault(HELM_CONTROLLER_DEFAULTS.namespace)
    .describe('Namespace of the HelmCharts; Secrets and HelmChartConfigs that belong to them must be in the same one.'),
  timeout: duration
    .prefault(HELM_CONTROLLER_DEFAULTS.timeout.toString())
    .describe('How long Helm waits for the hooks of a chart.'),
  chartConfigs: z
    .record(text('label'), freeMap)
    .prefault(HELM_CONTROLLER_DEFAULTS.chartConfigs)
    .describe('Values for charts that someone else installs, as HelmChartConfigs: by the name of their HelmChart.'),
});

const engines = z.strictObject({
  flux: flux
    .optional()
    .describe('Flux reconciles dist/. `flux: {}` takes every default.')
    .meta({ examples: [{}] }),
  argocd: argocd.optional().describe('Argo CD reconciles dist/.'),
  helmController: helmController
    .optional()
    .describe('The helm-controller of RKE2 and k3s installs the releases. `helmController: {}` takes every default.')
    .meta({ examples: [{}] }),
  manifests: z
    .strictObject({})
    .optional()
    .describe('Nobody: people apply dist/ with npx cdk8s-logging deploy. Takes no keys: `manifests: {}`.')
    .meta({ examples: [{}] }),
});

/** Section of the engine that brings dist/ into the cluster: exactly one. */
export const delivery = exactlyOne(engines, ['flux', 'argocd', 'helmController', 'manifests'], engineFault)
  .describe('Who brings dist/ into the cluster: exactly one of flux, argocd, helmController and manifests.')
  .meta({ maxProperties: 1, examples: [{ flux: {} }] });

export const DELIVERY_ENGINE: FindingKind = {
  id: 'delivery/engine',
  severity: 'error',
  since: '0.1.0',
  finds: 'no delivery engine is given, or several are',
  happens: 'nothing would reach the cluster, or each engine would set back what the other one applies',
  remedy: 'keep one of `flux`, `argocd`, `helmController` and `manifests` under `delivery`',
};

function engineFault(given: readonly string[]): Fault {
  const none = given.length === 0;
  return {
    kind: DELIVERY_ENGINE,
    path: none ? [] : [given.at(-1) ?? ''],
    problem: none ? 'no delivery engine is given' : `${given.join(' and ')} are given`,
    consequence: none ? 'nothing would reach the cluster' : 'both would set back what the other one applies',
    fix: none ? setKey(['flux'], {}, { otherwise: 'name another engine under `delivery`' }) : keepOne(given),
  };
}
