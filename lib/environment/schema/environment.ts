import * as z from 'zod';
import { USUAL_PACKAGING } from '../../charts/packaging';
import { delivery } from '../../delivery/schema';
import { logs } from '../../logs/schema';
import { mesh } from '../../mesh/schema';
import { monitoring } from '../../monitoring/schema';
import { text } from '../../schema/scalars';
import { grafana } from '../../tiers/grafana/schema';
import { loki } from '../../tiers/loki/schema/loki';
import { namespaces } from '../../wiring/namespaces-schema';
import { acknowledgement } from './acknowledge';
import { chartSources } from './chart-sources';
import { collector } from './collector';
import { images } from './images';
import { others } from './others';
import { patch } from './patches';
import { platform } from './platform';
import { readme } from './readme';
import { tracing } from './tracing';

/** Schema of an environment file after everything that it extends is merged in. */
export const environmentSchema = z
  .strictObject({
    extends: text('file')
      .optional()
      .describe('A file that this one is laid over, relative to this one: maps merge, lists and values replace.'),
    enabled: z
      .boolean()
      .prefault(true)
      .describe('Whether the cluster has the stack; false takes all of it out of dist/ but what protects data.'),
    cluster: text('cluster').describe('Value of the label `cluster` on every line.'),
    platform: platform.describe('What the cluster is.'),
    namespaces: namespaces.prefault({}).describe('Settings of the namespaces that the stack uses, by name.'),
    delivery,
    packaging: z
      .enum(['helm', 'manifests'])
      .prefault(USUAL_PACKAGING)
      .describe('Whether Helm charts are installed, or plain objects: a monolithic Loki with OpenTelemetry only.'),
    chartSources: chartSources
      .optional()
      .describe('Where charts are pulled from. Default: from the repositories of their publishers.')
      .meta({ since: '0.2.0' }),
    images: images
      .optional()
      .describe('One registry for all images. Default: each comes from where its chart says.')
      .meta({ since: '0.2.0' }),
    loki,
    collector,
    logs: logs.prefault({}).describe('What is collected.'),
    grafana: grafana.prefault({}).describe('What Grafana learns of the log store. Default: nothing.'),
    tracing: tracing
      .optional()
      .describe('Ways from lines to traces. Default: none, and ids of traces are not looked for.'),
    mesh: mesh.optional().describe('The service mesh of the cluster. Default: none.'),
    monitoring: monitoring.prefault({}).describe('What Prometheus learns of the stack.'),
    others: others.prefault({}).describe('What others bring, or call, that no object of the stack shows.'),
    patches: z.array(patch).prefault([]).describe('Changes to single objects of dist/, made last.'),
    acknowledge: z.array(acknowledgement).prefault([]).describe('Warnings that are accepted, each with its reason.'),
    readme: readme.prefault({}).describe("What the environment's README tells beyond what follows from this file."),
  })
  .meta({
    title: 'Environment of cdk8s-logging',
    description: 'What one cluster is and what its logging stack shall be. Files that extend each other share it.',
  });

export type EnvironmentInput = z.input<typeof environmentSchema>;

/** Every default of the schema applied, every text in a format parsed. */
export type ParsedEnvironment = z.output<typeof environmentSchema>;
