import * as z from 'zod';
import { duration, text } from './scalars';

const source = z.strictObject({
  kind: z.enum(['GitRepository', 'OCIRepository']).prefault('GitRepository').describe('Kind of the source.'),
  name: text('name').prefault('flux-system').describe('Name of the source.'),
});

const secrets = z.strictObject({
  path: text('repositoryPath').describe('Where the encrypted Secrets are, in the same source.'),
  decryptionSecret: text('secret')
    .optional()
    .describe('Secret with the age key that decrypts them. Default: they are not encrypted with SOPS.'),
});

const flux = z.strictObject({
  namespace: text('label').prefault('flux-system').describe('Namespace of all Flux objects.'),
  source: source.prefault({}).describe('The Flux source that holds this repository.'),
  path: text('repositoryPath')
    .optional()
    .describe("The environment's folder in that source. Default: ./dist/<name of this file>."),
  interval: duration.prefault('10m').describe('How often Flux reconciles when nothing has changed.'),
  retryInterval: duration.prefault('2m').describe('How soon Flux tries again after a failure.'),
  timeout: duration.prefault('15m').describe('How long Flux waits for a release to become ready.'),
  secrets: secrets.optional().describe('Secrets that are kept encrypted beside dist/.'),
});

export const delivery = z.strictObject({
  flux: flux.describe('Flux reconciles dist/. `flux: {}` takes every default.').meta({ examples: [{}] }),
});
